import type { Token } from '../tokens/token.js';

const MAX_WORDS = 3;

/** The classes of the words and phrases of a row that a table knows, longest phrases first, sorted. */
export function classesOf(tokens: readonly Token[], table: ReadonlyMap<string, string>): readonly string[] {
  const classes: string[] = [];
  for (let index = 0; index < tokens.length; ) {
    let count = Math.min(MAX_WORDS, tokens.length - index);
    while (count > 0 && !table.has(phrase(tokens, index, count))) count -= 1;
    const name = count > 0 ? table.get(phrase(tokens, index, count)) : undefined;
    if (name !== undefined) classes.push(name);
    index += Math.max(count, 1);
  }
  return classes.sort();
}

function phrase(tokens: readonly Token[], start: number, count: number): string {
  let text = tokens[start]?.key ?? '';
  for (let offset = 1; offset < count; offset += 1) text += ` ${tokens[start + offset]?.key}`;
  return text;
}
