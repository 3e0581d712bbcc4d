import { expect, it } from 'vitest';
import { createRecentMap } from './recent-map.js';

it('forgets what was used longest ago, by weight', () => {
  const map = createRecentMap<string, number>(3);
  for (const [place, key] of ['a', 'b', 'c'].entries()) map.set(key, place);
  expect(map.get('a')).toBe(0);
  map.set('d', 3);
  expect(map.get('b')).toBeUndefined();
  map.set('e', 4, 2);
  expect(['a', 'c', 'd', 'e'].map((key) => map.get(key))).toEqual([undefined, undefined, 3, 4]);
  map.set('f', 5, 99);
  expect(['d', 'e', 'f'].map((key) => map.get(key))).toEqual([undefined, undefined, 5]);
  map.set('f', 6, 1);
  map.set('g', 7, 2);
  map.delete('g');
  map.set('h', 8, 2);
  expect(['f', 'g', 'h'].map((key) => map.get(key))).toEqual([6, undefined, 8]);
});
