import { describe, expect, it } from 'vitest';
import { commonSpelling } from './spelling.js';

describe('commonSpelling', () => {
  it.each([
    ['colour', 'color'],
    ['behaviours', 'behaviors'],
    ['organisation', 'organization'],
    ['analysing', 'analyzing'],
    ['centre', 'center'],
    ['travelling', 'traveling'],
    ['cancelled', 'canceled'],
    ['catalogue', 'catalog'],
    ['grey', 'gray'],
  ])('%s is %s', (british, american) => {
    expect(commonSpelling(british)).toBe(commonSpelling(american));
  });

  it.each(['four', 'hour', 'tour', 'here', 'more', 'size', 'prize', 'exercise', 'calling', 'password'])(
    'leaves %s alone',
    (word) => {
      expect(commonSpelling(word)).toBe(word);
    },
  );
});
