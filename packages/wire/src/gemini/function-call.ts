import type { JsonObject, ToolCallPart } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';
import { exactJson } from '../json/print-exact.js';
import { isMadeUp } from './call-ids.js';
import { geminiFields, geminiInnerFields } from './unnamed-fields.js';

/** A function call part, for `printExact`; undefined where its input is no JSON object, which is all that Google takes. */
export function buildFunctionCall(part: ToolCallPart): JsonObject | undefined {
  const { id, name, kind, input } = part;
  const args = input.trim() === '' ? '{}' : input;
  if (kind === 'custom' || !holdsObject(args)) return undefined;
  return {
    ...geminiFields(part),
    functionCall: {
      ...geminiInnerFields(part, 'functionCall'),
      ...(!isMadeUp(id) && { id }),
      name,
      args: exactJson(args),
    },
  };
}

/** Whether a text is the JSON of an object. */
export function holdsObject(json: string): boolean {
  try {
    return isJsonObject(JSON.parse(json));
  } catch {
    return false;
  }
}
