import type { Part } from '@isartor/core';

/**
 * A part as clients of this dialect read it: a thought is shown whoever signed it, its seal says nothing to them, and a
 * thought that is all seal becomes nothing.
 */
export function unsealed(part: Part): readonly Part[] {
  if (part.type !== 'reasoning' || (part.signature ?? part.redacted) === undefined) return [part];
  return part.text === '' ? [] : [{ type: 'reasoning', text: part.text }];
}
