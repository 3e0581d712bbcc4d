import { describe, expect, it } from 'vitest';
import { nearestName } from './nearest-name.js';

describe('nearestName', () => {
  it.each([
    ['kitten', ['mitten', 'sitting'], 'mitten'],
    ['cach_mode', ['cache_mode', 'cache_max'], 'cache_mode'],
    ['HOSTPORT', ['host_port', 'HOST'], 'host_port'],
    ['ab', ['ba', 'abc'], 'abc'],
    ['host', ['log', 'host_port'], 'host_port'],
    ['x', ['abc'], 'abc'],
    ['x', [], ''],
  ])('of %j among %j is %j', (name, candidates, expected) => {
    expect(nearestName(name, candidates)).toBe(expected);
  });
});
