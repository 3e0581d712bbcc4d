import type { JsonObject } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';

/**
 * The format of a custom tool's input as Chat Completions writes it, where the canonical model keeps it; undefined for
 * free text, which is the default, and for one that Chat Completions has no word for.
 */
export function toChatFormat(format: unknown): JsonObject | undefined {
  if (!isJsonObject(format) || format.type !== 'grammar' || Object.keys(format).length !== 3) return undefined;
  const { type, syntax, definition } = format;
  return syntax === undefined || definition === undefined ? undefined : { type, grammar: { syntax, definition } };
}

/** The other way round; undefined for a format that is no grammar. */
export function fromChatFormat(format: unknown): JsonObject | undefined {
  if (!isJsonObject(format) || format.type !== 'grammar' || !isJsonObject(format.grammar)) return undefined;
  const { syntax, definition, ...others } = format.grammar;
  return Object.keys(others).length > 0 ? undefined : { type: 'grammar', syntax, definition };
}

/** Whether a format says no more than leaving it out. */
export const isFreeText = (format: unknown): boolean =>
  format === undefined ||
  format === null ||
  (isJsonObject(format) && format.type === 'text' && Object.keys(format).length === 1);
