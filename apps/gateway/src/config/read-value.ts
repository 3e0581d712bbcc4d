import type { ValueKind } from './schema-facts.js';
import type { Candidate } from './sources/source-reading.js';

/** A value in the type of its key, or what is wrong with its text. */
export type ReadValue = { readonly value: unknown } | { readonly problem: string };

const BOOLEANS: Readonly<Record<string, boolean>> = {
  true: true,
  false: false,
  1: true,
  0: false,
  yes: true,
  no: false,
  on: true,
  off: false,
};

const DECIMAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

function readBoolean(value: unknown): ReadValue {
  const word = String(value).toLowerCase();
  const isWord = typeof value === 'boolean' || typeof value === 'string' || typeof value === 'number';
  const read = isWord && Object.hasOwn(BOOLEANS, word) ? BOOLEANS[word] : undefined;
  return read === undefined ? { problem: 'must be true or false (or yes, no, on, off, 1, 0)' } : { value: read };
}

function readJson(text: string, kind: 'list' | 'map'): ReadValue {
  const shape = kind === 'list' ? 'a JSON list, as in ["one", "two"]' : 'a JSON object, as in {"name": "value"}';
  try {
    return { value: JSON.parse(text) };
  } catch {
    // The parser's own message quotes the text, which may hold a secret.
    return { problem: `must be ${shape}` };
  }
}

function readText(text: string, kind: ValueKind): ReadValue {
  if (kind === 'number')
    return DECIMAL.test(text) ? { value: Number(text) } : { problem: 'must be a plain decimal number' };
  return kind === 'list' || kind === 'map' ? readJson(text, kind) : { value: text };
}

/** Reads a candidate's value as its key's kind is written; bounds are the schema's business. */
export function readValue(candidate: Candidate, kind: ValueKind): ReadValue {
  const { value, isText } = candidate;
  if (kind === 'boolean') return readBoolean(value);
  if (isText && typeof value === 'string') return readText(value, kind);
  // A choice may have a boolean's word among its values (`true`, `off`), which TOML writes without quotes.
  return { value: kind === 'choice' && typeof value === 'boolean' ? String(value) : value };
}
