import { describe, expect, it } from 'vitest';
import { bounded } from './bounded.js';

describe('bounded', () => {
  it('keeps a listed value and replaces every other', () => {
    expect(bounded('openai', ['openai', 'gemini'])).toBe('openai');
    expect(bounded('my-secret-model', ['openai', 'gemini'])).toBe('other');
    expect(bounded('my-secret-model', ['openai'], 'unknown')).toBe('unknown');
  });
});
