import { describe, expect, it } from 'vitest';
import { statusCodeLabel } from './status-code.js';

describe('statusCodeLabel', () => {
  it.each([200, 401, 429, 499, 504, 529])('labels %i with itself', (status) => {
    expect(statusCodeLabel(status)).toBe(String(status));
  });

  it.each([0, 299, 418, 599, 1e9, Number.NaN])('labels %d as other', (status) => {
    expect(statusCodeLabel(status)).toBe('other');
  });
});
