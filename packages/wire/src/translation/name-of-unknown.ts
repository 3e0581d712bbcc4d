import type { JsonObject, WireFormat } from '@isartor/core';
import { DIALECT_NAMES } from './dialect-names.js';

interface Unknown {
  readonly format: WireFormat;
  readonly value: JsonObject;
}

/**
 * What to call something of a kind that the canonical model does not name, by its type where it has one, else by its
 * first field: `A tool "googleSearch" of the Gemini API`.
 */
export function nameOfUnknown(what: string, { format, value }: Unknown): string {
  const name = typeof value.type === 'string' ? value.type : Object.keys(value)[0];
  return `${what}${name === undefined ? '' : ` ${JSON.stringify(name)}`} of ${DIALECT_NAMES[format]}`;
}
