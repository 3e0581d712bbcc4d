import type { Random } from '../random.ts';
import type { Change } from './change.ts';

const NEIGHBOURS: Readonly<Record<string, string>> = {
  a: 'qs',
  b: 'vn',
  c: 'xv',
  d: 'sf',
  e: 'wr',
  f: 'dg',
  g: 'fh',
  h: 'gj',
  i: 'uo',
  j: 'hk',
  k: 'jl',
  l: 'k',
  m: 'n',
  n: 'bm',
  o: 'ip',
  p: 'o',
  q: 'w',
  r: 'et',
  s: 'ad',
  t: 'ry',
  u: 'yi',
  v: 'cb',
  w: 'qe',
  x: 'zc',
  y: 'tu',
  z: 'x',
};
const MIN_LENGTH = 5;

const SLIPS: readonly ((word: string, at: number, random: Random) => string)[] = [
  (word, at) => word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
  (word, at) => word.slice(0, at) + word.slice(at + 1),
  (word, at) => word.slice(0, at) + (word[at] ?? '') + word.slice(at),
  (word, at, random) => word.slice(0, at) + random.of([...(NEIGHBOURS[word[at] ?? ''] ?? 'e')]) + word.slice(at + 1),
];

/** One slip of the fingers inside a longer word. */
export const typos: Change = {
  kind: 'typos',
  apply(text, random) {
    const words = [...text.matchAll(/\b[a-z]+\b/g)].filter(([word]) => word.length >= MIN_LENGTH);
    if (words.length === 0) return undefined;
    const chosen = random.of(words);
    const [word] = chosen;
    const written = random.of(SLIPS)(word, 1 + random.below(word.length - 2), random);
    return written === word
      ? undefined
      : text.slice(0, chosen.index) + written + text.slice(chosen.index + word.length);
  },
};
