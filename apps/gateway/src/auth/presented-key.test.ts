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
    expect(presentedKey(all, url)).toEqual({ key: '1', source: 'x-isartor-key' });
    const { 'x-isartor-key': _first, ...four } = all;
    expect(presentedKey(four, url)).toEqual({ key: '2', source: 'x-api-key' });
    const { 'x-api-key': _second, ...three } = four;
    expect(presentedKey(three, url)).toEqual({ key: '3', source: 'authorization' });
    const { authorization: _third, ...two } = three;
    expect(presentedKey(two, url)).toEqual({ key: '4', source: 'x-goog-api-key' });
    expect(presentedKey({}, url)).toEqual({ key: '5', source: 'query' });
    expect(presentedKey({}, '/v1/models')).toBeUndefined();
  });

  it.each([
    ['bearer lower', 'lower'],
    ['BEARER  spaced', 'spaced'],
    ['Basic dXNlcg==', undefined],
    ['Bearer', undefined],
    ['Bearer ', undefined],
  ])('reads the authorization header %j as %j', (authorization, key) => {
    expect(presentedKey({ authorization }, '/')?.key).toBe(key);
  });
});
