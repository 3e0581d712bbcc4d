import { describe, expect, it } from 'vitest';
import { editDistance } from './edit-distance.js';
import { slipOf } from './slip.js';

describe('slipOf', () => {
  it.each([
    ['recieve', 'receive', 'swapped'],
    ['pasword', 'password', 'doubled'],
    ['tomorroww', 'tomorrow', 'doubled'],
    ['passwrd', 'password', 'dropped'],
    ['pasesword', 'password', 'added'],
    ['pazsword', 'password', 'replaced'],
  ])('%s for %s: %s', (written, meant, kind) => {
    expect(slipOf(written, meant)?.kind).toBe(kind);
  });

  it('takes no more than one', () => {
    expect(slipOf('pswrd', 'password')).toBeUndefined();
    expect(slipOf('password', 'password')).toBeUndefined();
  });
});

describe('editDistance', () => {
  it.each([
    ['form', 'from', 1],
    ['kitten', 'sitting', 3],
    ['same', 'same', 0],
    ['short', 'much longer', 4],
  ])('%s, %s: %i, at most one more than the limit', (one, other, expected) => {
    expect(editDistance(one, other, 3)).toBe(expected);
    expect(editDistance(other, one, 3)).toBe(expected);
  });
});
