import { expect, it } from 'vitest';
import { createBackoff } from './backoff.js';

it('doubles its pauses up to a bound, and begins anew', () => {
  const backoff = createBackoff({ firstMs: 100, mostMs: 1_000 });
  expect(Array.from({ length: 6 }, () => backoff.next())).toEqual([100, 200, 400, 800, 1_000, 1_000]);
  backoff.reset();
  expect(backoff.next()).toBe(100);
});
