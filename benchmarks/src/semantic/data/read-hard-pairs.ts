import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PairSet } from './pair-set.js';

interface HardPair {
  readonly a: string;
  readonly b: string;
  readonly label: 0 | 1;
  readonly kind: string;
}

/** Banking questions and what a rule made of them; undefined where they are not there. */
export function readHardPairs(folder: string): readonly PairSet[] | undefined {
  const file = join(folder, 'hard_pairs/hard_pairs.jsonl');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const kinds = new Map<string, HardPair[]>();
  for (const pair of lines.map((line): HardPair => JSON.parse(line))) {
    const key = `${pair.label} ${pair.kind}`;
    kinds.set(key, [...(kinds.get(key) ?? []), pair]);
  }
  return [...kinds].map(([key, members]) => ({
    source: 'hard_pairs',
    kind: key.slice(2),
    expected: key.startsWith('1') ? 'hit' : 'miss',
    pairs: members.map(({ a, b }) => ({ a, b, isHeldOut: false })),
  }));
}
