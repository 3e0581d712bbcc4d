import type { Token } from '../tokens/token.js';

const MAX_WORDS = 3;

/** The classes of the words and phrases of a row that a table knows, longest phrases first, sorted. */
export function classesOf(tokens: readonly Token[], table: ReadonlyMap<string, string>): readonly string[] {
  const classes: string[] = [];
  const first = firstWordsOf(table);
  for (let index = 0; index < tokens.length; ) {
    if (!first.has(tokens[index]?.key ?? '')) {
      index += 1;
      continue;
    }
    let count = Math.min(MAX_WORDS, tokens.length - index);
    while (count > 0 && !table.has(phrase(tokens, index, count))) count -= 1;
    const name = count > 0 ? table.get(phrase(tokens, index, count)) : undefined;
    if (name !== undefined) classes.push(name);
    index += Math.max(count, 1);
  }
  return classes.sort();
}

const firstWords = new WeakMap<ReadonlyMap<string, string>, ReadonlySet<string>>();

function firstWordsOf(table: ReadonlyMap<string, string>): ReadonlySet<string> {
  const known = firstWords.get(table);
  if (known !== undefined) return known;
  const words = new Set([...table.keys()].map((words) => words.split(' ', 1)[0] ?? ''));
  firstWords.set(table, words);
  return words;
}

function phrase(tokens: readonly Token[], start: number, count: number): string {
  let text = tokens[start]?.key ?? '';
  for (let offset = 1; offset < count; offset += 1) text += ` ${tokens[start + offset]?.key}`;
  return text;
}
