import { isUtf8 } from 'node:buffer';
import { IsartorError, type JsonObject } from '@isartor/core';
import { exactIntegers } from './exact-integers.js';
import { isJsonObject } from './is-json-object.js';

/** How deep lists and objects may be nested: no dialect needs a tenth of it, and everything behind may recurse. */
const MAX_DEPTH = 200;

/** A client's body as parsed JSON. */
export interface ReadBody {
  readonly json: JsonObject;
  /** Integers that parsing had to round, as they are written; almost always empty. */
  readonly exactIntegers: readonly string[];
}

const NONE: readonly string[] = [];

/**
 * Reads a client's body: valid UTF-8, a JSON object, at most 200 levels deep, every number within a double's range.
 * @throws IsartorError `invalid_request` saying which of these it is not.
 */
export function readJsonObject(body: Uint8Array): ReadBody {
  const text = readText(body);
  const json = parse(text);
  if (!isJsonObject(json)) throw invalid('The body must be a JSON object');
  return { json, exactIntegers: inspect(json, 1) ? exactIntegers(text) : NONE };
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

/** Whether the value holds an integer that a double cannot hold exactly. */
function inspect(value: unknown, depth: number): boolean {
  if (typeof value === 'number') return inspectNumber(value);
  if (typeof value !== 'object' || value === null) return false;
  if (depth > MAX_DEPTH) throw invalid(`The body is nested more than ${MAX_DEPTH} levels deep`);
  let inexact = false;
  for (const member of Array.isArray(value) ? value : Object.values(value)) {
    inexact = inspect(member, depth + 1) || inexact;
  }
  return inexact;
}

function inspectNumber(value: number): boolean {
  if (!Number.isFinite(value)) throw invalid('The body holds a number that is out of range');
  return Number.isInteger(value) && !Number.isSafeInteger(value);
}

const invalid = (message: string): IsartorError => new IsartorError('invalid_request', message);
