import { pairFolders } from './built-pairs.js';
import { firstPairs } from './first-pairs.js';
import type { PairSet } from './pair-set.js';
import { secondPairs } from './second-pairs.js';

/** Folders that are read here. */
const KNOWN: ReadonlySet<string> = new Set(['adversarial', 'must-hit', 'second']);

/** All pairs of the semantic cache's tests. @throws Error where there is a set that is not read here. */
export async function readRepositoryPairs(): Promise<readonly PairSet[]> {
  const unknown = pairFolders().filter((folder) => !KNOWN.has(folder));
  if (unknown.length > 0) throw new Error(`Pairs that the benchmark does not ask: ${unknown.join(', ')}`);
  return [...(await firstPairs()), ...(await secondPairs())];
}
