import { isUtf8 } from 'node:buffer';
import { IsartorError, type JsonObject } from '@isartor/core';
import { isJsonObject } from './is-json-object.js';
import { skipSpace, skipString } from './scan.js';

/** How deep lists and objects may be nested: no dialect needs a tenth of it, and everything behind may recurse. */
const MAX_DEPTH = 200;

/**
 * Reads a client's body: valid UTF-8, a JSON object, at most 200 levels deep, every number within a double's range, no
 * name twice in one object (readers differ in which of the two they take, and a cache must know what was asked).
 * @throws IsartorError `invalid_request` saying which of these it is not.
 */
export function readJsonObject(body: Uint8Array): JsonObject {
  const text = readText(body);
  const json = parse(text);
  if (!isJsonObject(json)) throw invalid('The body must be a JSON object');
  // The parser keeps the last member of a name only.
  if (inspect(json, 1) !== countNames(text)) throw invalid('The body holds an object that has a field twice');
  return json;
}

/**
 * The body as text.
 * @throws IsartorError `invalid_request` for a body that is not valid UTF-8.
 */
export function readText(body: Uint8Array): string {
  if (!isUtf8(body)) throw invalid('The body is not valid UTF-8');
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the body.
    throw invalid('The body is not valid JSON');
  }
}

/** Checks a value and all in it; counts the members of its objects. */
function inspect(value: unknown, depth: number): number {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw invalid('The body holds a number that is out of range');
  if (typeof value !== 'object' || value === null) return 0;
  if (depth > MAX_DEPTH) throw invalid(`The body is nested more than ${MAX_DEPTH} levels deep`);
  const values: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  let members = Array.isArray(value) ? 0 : values.length;
  for (const inner of values) members += inspect(inner, depth + 1);
  return members;
}

/** The names in a JSON text: the strings that a colon follows. */
function countNames(text: string): number {
  let names = 0;
  let quote = text.indexOf('"');
  while (quote !== -1) {
    const end = skipString(text, quote);
    if (text.charCodeAt(skipSpace(text, end)) === 0x3a) names += 1;
    quote = text.indexOf('"', end);
  }
  return names;
}

const invalid = (message: string): IsartorError => new IsartorError('invalid_request', message);
