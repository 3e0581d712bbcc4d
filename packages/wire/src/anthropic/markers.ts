import type { JsonObject } from '@isartor/core';

/**
 * A field name of ours among the unnamed fields of a request: its effort came without a `thinking` field, so it asks for
 * no thoughts, as an effort does in other dialects. It never goes over the wire.
 */
export const THINKING_UNSET = 'isartor_thinking_unset';

/** The unnamed fields that do go over the wire. */
export function withoutMarkers(fields: JsonObject): JsonObject {
  const { [THINKING_UNSET]: _unset, ...sent } = fields;
  return sent;
}
