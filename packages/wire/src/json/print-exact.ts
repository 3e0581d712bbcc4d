import { isJsonObject } from './is-json-object.js';

const TEXT = Symbol('JSON text');

/** A value that is given by its JSON text. */
interface ExactJson {
  readonly [TEXT]: string;
  toJSON(): unknown;
}

/** A value that `printExact` writes as this JSON text; other printers write what the text parses to. */
export const exactJson = (text: string): ExactJson => ({ [TEXT]: text, toJSON: () => JSON.parse(text) });

const isExact = (value: object): value is ExactJson => TEXT in value;

/**
 * The JSON text of a value in which `exactJson` values keep their text, so that integers beyond 2^53 survive. Everything
 * else is printed as `JSON.stringify` prints it.
 */
export function printExact(value: unknown): string {
  if (Array.isArray(value))
    return `[${value.map((item) => (item === undefined ? 'null' : printExact(item))).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  if (isExact(value)) return value[TEXT];
  const members: string[] = [];
  for (const name of Object.keys(value)) {
    const member = value[name];
    if (member !== undefined) members.push(`${JSON.stringify(name)}:${printExact(member)}`);
  }
  return `{${members.join(',')}}`;
}
