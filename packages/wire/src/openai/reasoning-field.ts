import type { JsonObject } from '@isartor/core';

/**
 * A field name of ours among the unnamed fields of a turn: its reasoning is spelled `reasoning`; without it,
 * `reasoning_content`. It never goes over the wire.
 */
export const REASONING_FIELD = 'isartor_reasoning_field';

/** The unnamed fields that do go over the wire. */
export function withoutMarker(fields: JsonObject): JsonObject {
  const { [REASONING_FIELD]: _field, ...sent } = fields;
  return sent;
}
