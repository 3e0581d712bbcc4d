import { describe, expect, it } from 'vitest';
import { presentedKey } from './presented-key.js';

describe('presented key', () => {
  it('is looked for in five places, the first present one wins', () => {
    const all = {
      'x-isartor-key': '1',
      'x-api-key': '2',
      authorization: 'Bearer 3',
      'x-goog-api-key': '4',
    };
    const url = '/v1/models?beta=true&key=5';
    expect(presentedKey(all, url)).toBe('1');
    const { 'x-isartor-key': _first, ...four } = all;
    expect(presentedKey(four, url)).toBe('2');
    const { 'x-api-key': _second, ...three } = four;
    expect(presentedKey(three, url)).toBe('3');
    const { authorization: _third, ...two } = three;
    expect(presentedKey(two, url)).toBe('4');
    expect(presentedKey({}, url)).toBe('5');
    expect(presentedKey({}, '/v1/models')).toBeUndefined();
  });

  it.each([
    ['bearer lower', 'lower'],
    ['BEARER  spaced', 'spaced'],
    ['Basic dXNlcg==', undefined],
    ['Bearer', undefined],
    ['Bearer ', undefined],
  ])('reads the authorization header %j as %j', (authorization, key) => {
    expect(presentedKey({ authorization }, '/')).toBe(key);
  });
});
