import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { PairSet, TextPair } from './pair-set.js';

/** Where the build puts the pairs of the semantic cache's tests, and where they come from. */
const FOLDER = fileURLToPath(new URL('../../pairs/test/pairs', import.meta.url));
const SOURCES = fileURLToPath(new URL('../../../../packages/cache-semantic/test/pairs', import.meta.url));
/** Pairs of each kind, at least. */
const COUNT = 180;

interface KindPair extends TextPair {
  readonly kind: string;
}
interface Family {
  readonly kind: string;
  readonly templates: string;
}
type Expand = (family: Family, count: number) => readonly KindPair[];

/** What a path says of the pairs in it. */
const EXPECTED: readonly (readonly [path: RegExp, expected: PairSet['expected']])[] = [
  [/adversarial|must-miss/, 'miss'],
  [/must-hit/, 'hit'],
  [/paraphrase/, 'either'],
];
const FIRST = 'first set';

/**
 * All pairs below the folder, whoever wrote them: what a module exports as pairs, as templates of pairs, or as a function
 * `…Pairs(count)` that makes some. A folder around those of a set gives the set its name. @throws Error where a path does
 * not say what its pairs have to come to.
 */
export async function readRepositoryPairs(): Promise<readonly PairSet[]> {
  const { expand } = (await load('expand.js')) as unknown as { readonly expand: Expand };
  const sets = new Map<string, { readonly set: Omit<PairSet, 'pairs'>; readonly pairs: Map<string, TextPair> }>();
  for (const file of builtFiles()) {
    for (const pair of Object.values(await load(file)).flatMap((member) => pairsOf(member, expand))) {
      const set = { source: sourceOf(file), kind: pair.kind, expected: expectedOf(file) };
      const key = JSON.stringify(set);
      const known = sets.get(key) ?? { set, pairs: new Map() };
      sets.set(key, known);
      known.pairs.set(`${pair.a}\n${pair.b}`, pair);
    }
  }
  return [...sets.values()].map(({ set, pairs }) => ({ ...set, pairs: [...pairs.values()] }));
}

/** Without what an earlier build has left behind. */
function builtFiles(): readonly string[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js') && existsSync(join(SOURCES, file.replace(/\.js$/, '.ts'))))
    .sort();
}

async function load(file: string): Promise<Readonly<Record<string, unknown>>> {
  return import(pathToFileURL(join(FOLDER, file)).href);
}

function pairsOf(member: unknown, expand: Expand): readonly KindPair[] {
  if (isFamily(member)) return expand(member, COUNT);
  if (typeof member === 'function') return /Pairs$/.test(member.name) ? pairsOf(member(COUNT), expand) : [];
  if (member instanceof Map) return [...member.values()].flatMap((one) => pairsOf(one, expand));
  if (!Array.isArray(member)) return [];
  return isPair(member[0]) ? member.filter(isPair) : member.flatMap((one) => pairsOf(one, expand));
}

const has = (value: unknown, names: readonly string[]): boolean =>
  typeof value === 'object' && value !== null && names.every((name) => typeof Reflect.get(value, name) === 'string');
const isPair = (value: unknown): value is KindPair => has(value, ['kind', 'a', 'b']);
const isFamily = (value: unknown): value is Family => has(value, ['kind', 'templates']);

function expectedOf(file: string): PairSet['expected'] {
  const found = EXPECTED.find(([path]) => path.test(file));
  if (found === undefined) throw new Error(`What the pairs of ${file} have to come to is not in its path`);
  return found[1];
}

function sourceOf(file: string): string {
  const folder = file.split('/').find((part) => !part.endsWith('.js') && !EXPECTED.some(([path]) => path.test(part)));
  return folder === undefined ? FIRST : `${folder.replaceAll('-', ' ')} set`;
}
