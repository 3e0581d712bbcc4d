import { describe, expect, it } from 'vitest';
import { areCounterparts } from './counterparts.js';

describe('areCounterparts', () => {
  it.each([
    ['hypertension', 'hypotension'],
    ['intranet', 'internet'],
    ['payee', 'payer'],
    ['nitrite', 'nitrate'],
    ['tourist', 'tourism'],
  ])('%s and %s', (one, other) => {
    expect(areCounterparts(one, other)).toBe(true);
    expect(areCounterparts(other, one)).toBe(true);
  });

  it.each([
    ['payment', 'paymnet'],
    ['hypertension', 'hypotensive'],
    ['nitrate', 'nitrate'],
  ])('not %s and %s', (one, other) => {
    expect(areCounterparts(one, other)).toBe(false);
  });
});
