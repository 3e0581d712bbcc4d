import { type JsonPath, sliceValue } from '../json/slice-value.js';

/** Gives the JSON text of a value of a body, by the value and by the path to it. */
export type InputReader = (value: unknown, path: JsonPath) => string;

/** Numbers that may not survive parsing and printing. */
const INEXACT = /\d{16}|\d[eE]/;

/**
 * Reads the inputs of tool calls out of a body: printed again, or cut out of the body's text where it holds numbers that
 * printing could change. An id with 18 digits must reach the tool as the model wrote it.
 */
export function createInputReader(body: Uint8Array): InputReader {
  let text: string | undefined;
  let isInexact = false;
  return (value, path) => {
    if (text === undefined) {
      text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
      isInexact = INEXACT.test(text);
    }
    return (isInexact ? sliceValue(text, path) : undefined) ?? JSON.stringify(value ?? {});
  };
}
