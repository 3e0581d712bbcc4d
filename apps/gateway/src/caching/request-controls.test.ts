import { DEFAULT_CACHE_CONTROLS } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { bodyCacheControls, requestControls } from './request-controls.js';

const controls = (headers: Parameters<typeof requestControls>[0], cache?: unknown) =>
  requestControls(headers, bodyCacheControls(cache).controls);

describe('cache controls of a request', () => {
  it('are the default where nothing is said', () => {
    expect(controls({})).toBe(DEFAULT_CACHE_CONTROLS);
  });

  it.each([
    ['no-cache', { read: false }],
    ['no-store', { write: false }],
    ['No-Cache, NO-STORE', { read: false, write: false }],
    ['only-if-cached', { onlyIfCached: true }],
    ['max-age=60', { maxAgeSeconds: 60 }],
    ['max-age="0"', { maxAgeSeconds: 0 }],
    ['max-age=soon, private, foo', {}],
  ])('are read from Cache-Control: %s', (header, expected) => {
    expect(controls({ 'cache-control': header })).toEqual({ ...DEFAULT_CACHE_CONTROLS, ...expected });
  });

  it.each([
    [{ 'no-cache': true }, { read: false }],
    [{ 'no-store': true }, { write: false }],
    [
      { ttl: 30, 's-maxage': '20' },
      { ttlSeconds: 30, maxAgeSeconds: 20 },
    ],
    [
      { ttl: 0.5, 's-maxage': '20.9' },
      { ttlSeconds: 0, maxAgeSeconds: 20 },
    ],
    [{ ttl: -1, 'no-cache': 'yes' }, {}],
    ['no-cache', {}],
    [null, {}],
  ])("are read from the body's cache field: %j", (cache, expected) => {
    expect(controls({}, cache)).toEqual({ ...DEFAULT_CACHE_CONTROLS, ...expected });
  });

  it('take the stricter of two', () => {
    expect(controls({ 'x-isartor-cache-ttl': '10' }, { ttl: 30 }).ttlSeconds).toBe(10);
    expect(controls({ 'x-isartor-cache-ttl': '50' }, { ttl: 30 }).ttlSeconds).toBe(30);
    expect(controls({ 'cache-control': 'max-age=9' }, { 's-maxage': 8 }).maxAgeSeconds).toBe(8);
  });

  it('name the layers to leave out', () => {
    expect(controls({ 'x-isartor-skip': 'L1a, l2.5' }).skip).toEqual(new Set(['l1a', 'l2.5']));
  });

  it('give the namespace of the body', () => {
    expect(bodyCacheControls({ namespace: ' team ' }).namespace).toBe('team');
    expect(bodyCacheControls({ namespace: 7 }).namespace).toBe('7');
    expect(bodyCacheControls({ namespace: 'x'.repeat(600) }).namespace).toBe('x'.repeat(600));
    expect(bodyCacheControls({ namespace: ' ' }).namespace).toBeUndefined();
  });
});
