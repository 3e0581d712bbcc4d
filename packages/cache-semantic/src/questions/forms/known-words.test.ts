import { describe, expect, it } from 'vitest';
import { isKnownWord } from './known-words.js';

const words = new Set(['decline', 'stop', 'roast', 'six', 'happy', 'find']);

describe('isKnownWord', () => {
  it.each([
    'decline',
    'declined',
    'declines',
    'stopped',
    'roasting',
    'sixes',
    'happily',
    'finder',
    'kubernetes',
    'the',
  ])('%s', (word) => {
    expect(isKnownWord(word, words)).toBe(true);
  });

  it.each(['declineed', 'roastting', 'sixs', 'stpo', 'blorf'])('not %s', (word) => {
    expect(isKnownWord(word, words)).toBe(false);
  });
});
