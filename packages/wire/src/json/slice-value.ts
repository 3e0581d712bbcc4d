import { skipSpace, skipString, skipValue } from './scan.js';

/** The steps from a JSON text's root to a value in it: names of members, positions in lists. */
export type JsonPath = readonly (string | number)[];

/**
 * The text of one value of a JSON text, as it is written; undefined where the path leads nowhere. The text must be valid
 * JSON. For what parsing loses: integers beyond 2^53, and the order of members that look like numbers.
 */
export function sliceValue(text: string, path: JsonPath): string | undefined {
  let at: number | undefined = skipSpace(text, 0);
  for (const step of path) {
    at = typeof step === 'number' ? elementStart(text, at, step) : memberStart(text, at, step);
    if (at === undefined) return undefined;
  }
  return text.slice(at, skipValue(text, at));
}

const LIST = 0x5b;
const LIST_END = 0x5d;
const OBJECT = 0x7b;
const OBJECT_END = 0x7d;

function elementStart(text: string, list: number, position: number): number | undefined {
  if (text.charCodeAt(list) !== LIST) return undefined;
  let at = skipSpace(text, list + 1);
  for (let left = position; text.charCodeAt(at) !== LIST_END; left -= 1) {
    if (left === 0) return at;
    at = behindSeparator(text, skipValue(text, at), LIST_END);
  }
  return undefined;
}

function memberStart(text: string, object: number, name: string): number | undefined {
  if (text.charCodeAt(object) !== OBJECT) return undefined;
  let at = skipSpace(text, object + 1);
  while (text.charCodeAt(at) !== OBJECT_END) {
    const nameEnd = skipString(text, at);
    const value = skipSpace(text, skipSpace(text, nameEnd) + 1);
    if (JSON.parse(text.slice(at, nameEnd)) === name) return value;
    at = behindSeparator(text, skipValue(text, value), OBJECT_END);
  }
  return undefined;
}

/** Where the next entry starts, or the end of the list or object is. */
function behindSeparator(text: string, valueEnd: number, close: number): number {
  const at = skipSpace(text, valueEnd);
  return text.charCodeAt(at) === close ? at : skipSpace(text, at + 1);
}
