import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callId } from './call-id.js';

describe('callId', () => {
  it.each(['toolu_01A', 'call_abc-9', 'x'])('keeps %s', (id) => {
    expect(callId(id)).toBe(id);
  });

  it('gives every other id a form that is taken, always the same and its own', () => {
    const ids = fc.uniqueArray(fc.string({ unit: 'grapheme' }), { minLength: 2 });
    fc.assert(
      fc.property(ids, (given) => {
        const made = given.map(callId);
        for (const id of made) expect(id).toMatch(/^[a-zA-Z0-9_-]+$/);
        expect(new Set(made).size).toBe(given.length);
        expect(given.map(callId)).toEqual(made);
      }),
    );
  });
});
