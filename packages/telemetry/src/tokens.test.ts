import { describe, expect, it } from 'vitest';
import { estimateTokens } from './tokens.js';

describe('estimateTokens', () => {
  it.each([
    [0, 1],
    [3, 1],
    [4, 1],
    [7, 1],
    [8, 2],
    [4001, 1000],
  ])('takes %i bytes for %i tokens', (bytes, tokens) => {
    expect(estimateTokens(bytes)).toBe(tokens);
  });

  it('goes by bytes, not characters', () => {
    expect(estimateTokens(Buffer.byteLength('日本語で答えて'))).toBe(5);
  });
});
