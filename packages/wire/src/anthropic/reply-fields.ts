import type { JsonObject } from '@isartor/core';
import { fieldsExcept } from '../json/fields-except.js';

/** Fields of a message that are named; `content` of a stream's first message is empty. */
const NAMED: ReadonlySet<string> = new Set([
  'id',
  'type',
  'role',
  'model',
  'content',
  'stop_reason',
  'usage',
  'error',
  'delta',
]);

/** Unnamed fields that say how the answer ended: they belong to the choice. */
const OF_CHOICE: ReadonlySet<string> = new Set(['stop_sequence', 'stop_details']);

/** The unnamed fields of an answer, of its choice and of itself; null says what leaving out says. */
export function replyFields(message: JsonObject): { readonly choice?: JsonObject; readonly message?: JsonObject } {
  const told = Object.fromEntries(Object.entries(message).filter(([, value]) => value !== null));
  const fields = fieldsExcept(told, NAMED);
  if (fields === undefined) return {};
  const ofMessage = fieldsExcept(fields, OF_CHOICE);
  const ofChoice = fieldsExcept(fields, new Set(Object.keys(ofMessage ?? {})));
  return { ...(ofChoice && { choice: ofChoice }), ...(ofMessage && { message: ofMessage }) };
}
