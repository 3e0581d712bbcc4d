import type { JsonObject, ReasoningPart } from '@isartor/core';
import { filledString } from '../json/filled-string.js';
import { isJsonObject } from '../json/is-json-object.js';
import { readSeal } from '../translation/sealed-reasoning.js';
import { extended, unnamedFields } from './unnamed-fields.js';

const REASONING_FIELDS = new Set(['type', 'summary', 'content', 'encrypted_content']);

/**
 * A field name of ours among the unnamed fields of a thought: its text is the item's `content`; without it, the
 * `summary`. It never goes over the wire.
 */
export const CONTENT_MARKER = 'isartor_reasoning_content';

/** What stands between the pieces of a summary, which are paragraphs. */
export const PIECE_SEPARATOR = '\n\n';

/**
 * Reads a `reasoning` item leniently. Its text is what the item tells in full (`content`), else its summary, and
 * `encrypted_content` vouches for that text or stands in for it.
 */
export function parseReasoning(item: JsonObject): ReasoningPart {
  const content = pieces(item.content);
  const summary = pieces(item.summary);
  const text = (content.length > 0 ? content : summary).join(PIECE_SEPARATOR);
  const sealed = filledString(item.encrypted_content);
  const fields: JsonObject = {
    ...unnamedFields(item, REASONING_FIELDS),
    ...(content.length > 0 && { [CONTENT_MARKER]: true }),
    ...(content.length > 0 && summary.length > 0 && { summary: item.summary }),
  };
  return {
    type: 'reasoning',
    text,
    ...(sealed !== undefined && readSeal(sealed, 'responses', text === '' ? 'redacted' : 'signature')),
    ...extended(Object.keys(fields).length === 0 ? undefined : fields),
  };
}

function pieces(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((piece: unknown) => (isJsonObject(piece) && typeof piece.text === 'string' ? [piece.text] : []));
}
