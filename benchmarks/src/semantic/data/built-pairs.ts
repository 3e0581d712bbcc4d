import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { PairSet, TextPair } from './pair-set.js';

/** Where the pairs of the semantic cache's tests are written, and where the build puts them. */
const SOURCES = fileURLToPath(new URL('../../../../packages/cache-semantic/test/pairs', import.meta.url));
const BUILT = fileURLToPath(new URL('../../pairs/test/pairs', import.meta.url));

/** A pair as those tests have it. */
export interface KindPair extends TextPair {
  readonly kind: string;
}

/** Templates of pairs. */
export interface Family {
  readonly kind: string;
  readonly templates: string;
}

/** Makes at least so many pairs of a family; a set may have words of its own for the slots. */
export type Expand = (
  family: Family,
  count: number,
  slots?: Readonly<Record<string, readonly string[]>>,
) => readonly KindPair[];

/** A module of theirs; `Exports` says what is in it. @throws Error where it is not built. */
export async function builtPairs<Exports>(file: string): Promise<Exports> {
  return import(pathToFileURL(join(BUILT, file)).href);
}

/** Folders of pairs, by name. */
export function pairFolders(): readonly string[] {
  if (!existsSync(SOURCES)) return [];
  return readdirSync(SOURCES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

/** The pairs by their kinds. */
export function byKind(
  pairs: readonly KindPair[],
  { source, expected }: Pick<PairSet, 'source' | 'expected'>,
): readonly PairSet[] {
  const kinds = new Map<string, KindPair[]>();
  for (const pair of pairs) kinds.set(pair.kind, [...(kinds.get(pair.kind) ?? []), pair]);
  return [...kinds].map(([kind, members]) => ({ source, kind, expected, pairs: members }));
}
