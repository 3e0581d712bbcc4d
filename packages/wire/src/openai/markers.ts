import type { JsonObject } from '@isartor/core';

/**
 * Field names of ours in `extensions.openai`: they tell two requests or answers apart that only differ in how a field is
 * spelled, and how to spell it again. None of them goes over the wire.
 */

/** On a turn: its reasoning is spelled `reasoning`; without it, `reasoning_content`. */
export const REASONING_FIELD = 'isartor_reasoning_field';

/** On a request: the integers of its body that a double cannot hold, as they are written. */
export const EXACT_INTEGERS = 'isartor_exact_integers';

/** The fields that go over the wire. */
export function withoutMarkers(fields: JsonObject): JsonObject {
  const { [REASONING_FIELD]: _reasoning, [EXACT_INTEGERS]: _integers, ...sent } = fields;
  return sent;
}
