import { DEFAULT_CACHE_CONTROLS } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { bodyCacheControls } from './body-controls.js';
import { requestControls } from './request-controls.js';

type RequestHeaders = Parameters<typeof requestControls>[0];

const asked = (headers: RequestHeaders, cache?: unknown) => requestControls(headers, bodyCacheControls(cache));
const controls = (headers: RequestHeaders, cache?: unknown) => asked(headers, cache).controls;
const namespace = (headers: RequestHeaders, cache?: unknown) => asked(headers, cache).namespace;

describe('cache controls of a request', () => {
  it('are the default where nothing is said', () => {
    expect(asked({ 'content-type': 'application/json' })).toEqual({
      controls: DEFAULT_CACHE_CONTROLS,
      families: [],
      unreadable: [],
    });
  });

  it('cost no allocation where nothing is said', () => {
    expect(asked({ accept: '*/*' })).toBe(asked({}));
    expect(asked({}, null)).toBe(asked({}));
  });

  it.each([
    ['no-cache', { read: false }],
    ['no-store', { write: false }],
    ['No-Cache, NO-STORE', { read: false, write: false }],
    ['only-if-cached', { onlyIfCached: true }],
    ['max-age=60', { maxAgeSeconds: 60 }],
    ['max-age=60, max-age=20', { maxAgeSeconds: 20 }],
    ['max-age="0"', { maxAgeSeconds: 0 }],
    ['private, foo, ,', {}],
    ['constructor, __proto__=1, tostring', {}],
  ])('are read from Cache-Control: %s', (header, expected) => {
    expect(asked({ 'cache-control': header })).toMatchObject({
      controls: { ...DEFAULT_CACHE_CONTROLS, ...expected },
      families: [],
      unreadable: [],
    });
  });

  it.each([
    [{ 'no-cache': true }, { read: false }],
    [{ 'no-store': true }, { write: false }],
    [{ 'no-cache': false, 'no-store': false, ttl: null }, {}],
    [
      { ttl: 30, 's-maxage': '20' },
      { ttlSeconds: 30, maxAgeSeconds: 20 },
    ],
    [
      { ttl: 0.5, 's-maxage': '20.9' },
      { ttlSeconds: 0, maxAgeSeconds: 20 },
    ],
    [null, {}],
    [{ 'use-cache': true, s3: 'x' }, {}],
  ])("are read from the body's cache field: %j", (cache, expected) => {
    expect(asked({}, cache)).toMatchObject({
      controls: { ...DEFAULT_CACHE_CONTROLS, ...expected },
      unreadable: [],
    });
  });

  it.each([
    [{ ttl: -1, 'no-cache': 'yes' }, ['cache.no-cache', 'cache.ttl']],
    [{ ttl: {}, namespace: [1] }, ['cache.ttl', 'cache.namespace']],
    [{ 'no-store': { toString: 1 } }, ['cache.no-store']],
    ['no-cache', ['cache']],
    [true, ['cache']],
  ])('ignore what cannot be read of a body, and name it: %j', (cache, unreadable) => {
    const { controls: read, namespace: name, unreadable: told } = asked({}, cache);
    expect([read, name]).toEqual([DEFAULT_CACHE_CONTROLS, undefined]);
    expect([...told].sort()).toEqual([...unreadable].sort());
  });

  it.each([
    [{ 'cache-control': 'max-age=soon' }, 'cache-control'],
    [{ 'x-isartor-cache-ttl': 'for ever' }, 'x-isartor-cache-ttl'],
    [{ 'x-isartor-cache-ttl': '-1' }, 'x-isartor-cache-ttl'],
    [{ 'x-isartor-cache-threshold': '1.5' }, 'x-isartor-cache-threshold'],
    [{ 'x-isartor-cache-threshold': '-0.5' }, 'x-isartor-cache-threshold'],
    [{ 'x-isartor-cache-threshold': '.' }, 'x-isartor-cache-threshold'],
  ])('ignore what cannot be read of a header, and name it: %j', (headers, name) => {
    expect(asked(headers)).toEqual({ controls: DEFAULT_CACHE_CONTROLS, families: [], unreadable: [name] });
  });

  it('take the stricter of two', () => {
    expect(controls({ 'x-isartor-cache-ttl': '10' }, { ttl: 30 }).ttlSeconds).toBe(10);
    expect(controls({ 'x-isartor-cache-ttl': '50' }, { ttl: 30 }).ttlSeconds).toBe(30);
    expect(controls({ 'x-isartor-cache-ttl': '50, 40' }).ttlSeconds).toBe(40);
    expect(controls({ 'cache-control': 'max-age=9' }, { 's-maxage': 8 }).maxAgeSeconds).toBe(8);
    expect(controls({ 'x-isartor-cache-threshold': '0.9', 'x-bf-cache-threshold': '0.95' }).minSimilarity).toBe(0.95);
    expect(controls({ 'x-isartor-skip': 'l2', 'x-bf-cache-type': 'direct' }).skip).toEqual(new Set(['l2', 'l1b']));
    expect(controls({ 'x-openrouter-cache': 'false' }, { 'no-cache': false })).toMatchObject({
      read: false,
      write: false,
    });
  });

  it.each(['0', '1', '0.9', '.9', '1.0', ' 0.95 '])('ask for a similarity of %s', (threshold) => {
    expect(asked({ 'x-isartor-cache-threshold': threshold })).toMatchObject({
      controls: { minSimilarity: Number(threshold) },
      unreadable: [],
    });
  });

  it('name the layers to leave out', () => {
    expect(controls({ 'x-isartor-skip': 'L1a, l2.5' }).skip).toEqual(new Set(['l1a', 'l2.5']));
    expect(DEFAULT_CACHE_CONTROLS.skip.size).toBe(0);
  });

  it('name the tags of what is stored', () => {
    expect(controls({ 'x-isartor-cache-tags': 'docs, v2' }).tags).toEqual(['docs', 'v2']);
  });
});

describe('the namespace of a request', () => {
  it('is a name from the body or from a header', () => {
    expect(namespace({}, { namespace: ' team ' })).toBe('team');
    expect(namespace({}, { namespace: 7 })).toBe('7');
    expect(namespace({}, { namespace: 'x'.repeat(600) })).toBe('x'.repeat(600));
    expect(namespace({}, { namespace: ' ' })).toBeUndefined();
    expect(namespace({ 'x-isartor-cache-namespace': 'team' })).toBe('team');
    expect(namespace({ 'x-isartor-cache-namespace': '' })).toBeUndefined();
    expect(namespace({ 'x-isartor-cache-namespace': 'a, b' })).toBe('a, b');
  });

  it('is the same name where several sources give the same', () => {
    expect(namespace({ 'x-isartor-cache-namespace': 'a', 'cf-aig-cache-key': 'a' }, { namespace: 'a' })).toBe('a');
  });

  it('is one of its own where sources differ, whoever gives which', () => {
    const both = namespace({ 'cf-aig-cache-key': 'a', 'x-bf-cache-key': 'b' });
    expect(namespace({ 'cf-aig-cache-key': 'b' }, { namespace: 'a' })).toBe(both);
    const others = [
      namespace({ 'cf-aig-cache-key': 'a' }),
      namespace({ 'x-bf-cache-key': 'b' }),
      namespace({ 'cf-aig-cache-key': '["a","b"]' }),
      namespace({ 'cf-aig-cache-key': 'a', 'x-bf-cache-key': 'b', 'helicone-cache-seed': 'c' }),
      namespace({ 'cf-aig-cache-key': 'a,b' }),
    ];
    expect(new Set([both, ...others]).size).toBe(6);
  });
});
