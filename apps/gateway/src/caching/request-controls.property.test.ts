import type { CacheControls } from '@isartor/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyCacheControls } from './body-controls.js';
import { requestControls } from './request-controls.js';

const WORDS = [
  'true',
  'false',
  '1',
  '0',
  '',
  ' ',
  'yes',
  'no-cache',
  'no-store',
  'bypass',
  'direct',
  'semantic',
  'simple',
];
const NUMBERS = [
  '0',
  '5',
  '60',
  '86400',
  '0.5',
  '0.99',
  '1',
  '-1',
  '30s',
  '1h',
  '99999999999',
  '1e9',
  'Infinity',
  'NaN',
];
const DIRECTIVES = [
  'max-age=5',
  'max-age=9999999',
  'max-age=-1',
  'only-if-cached',
  'no-cache, max-age=60',
  'ttl=7',
  'max-stale',
];
const CONFIGS = [
  '{"cache":{"mode":"simple","max_age":99999}}',
  '{"cache":{"mode":"semantic"}}',
  '{"cache":false}',
  '{',
  'pc-1',
];
const HEADERS = [
  'cache-control',
  'x-isartor-cache-ttl',
  'x-isartor-cache-threshold',
  'x-isartor-skip',
  'x-portkey-cache-force-refresh',
  'x-portkey-config',
  'cf-aig-skip-cache',
  'cf-aig-cache-ttl',
  'helicone-cache-enabled',
  'helicone-cache-bucket-max-size',
  'x-openrouter-cache',
  'x-openrouter-cache-ttl',
  'x-openrouter-cache-clear',
  'x-bf-cache-ttl',
  'x-bf-cache-threshold',
  'x-bf-cache-type',
  'x-bf-cache-no-store',
  'x-vsr-cache-control',
];

const value = fc.oneof(fc.constantFrom(...WORDS, ...NUMBERS, ...DIRECTIVES, ...CONFIGS), fc.string());
const headers = fc.dictionary(fc.constantFrom(...HEADERS), value, { noNullPrototype: true });
const field = fc.oneof(
  fc.constantFrom(...WORDS, ...NUMBERS),
  fc.boolean(),
  fc.integer(),
  fc.double(),
  fc.constant(null),
);
const body = fc.oneof(
  fc.constant(undefined),
  fc.dictionary(fc.constantFrom('ttl', 's-maxage', 'no-cache', 'no-store', 'only-if-cached'), field, {
    noNullPrototype: true,
  }),
  fc.jsonValue(),
);

/** Whether `one` lets through nothing that `other` does not. */
function expectAsStrict(one: CacheControls, other: CacheControls): void {
  expect(Number(one.read)).toBeLessThanOrEqual(Number(other.read));
  expect(Number(one.write)).toBeLessThanOrEqual(Number(other.write));
  expect(Number(one.onlyIfCached)).toBeGreaterThanOrEqual(Number(other.onlyIfCached));
  expect(one.maxAgeSeconds ?? Infinity).toBeLessThanOrEqual(other.maxAgeSeconds ?? Infinity);
  expect(one.ttlSeconds ?? Infinity).toBeLessThanOrEqual(other.ttlSeconds ?? Infinity);
  expect(one.minSimilarity ?? 0).toBeGreaterThanOrEqual(other.minSimilarity ?? 0);
  expect([...one.skip]).toEqual(expect.arrayContaining([...other.skip]));
}

describe('any combination of cache controls', () => {
  it('only tightens, and never fails', () => {
    fc.assert(
      fc.property(headers, body, (some, cache) => {
        const { controls } = requestControls(some, bodyCacheControls(cache));
        expectAsStrict(controls, { read: true, write: true, onlyIfCached: false, skip: new Set() });
        for (const limit of [controls.maxAgeSeconds ?? 0, controls.ttlSeconds ?? 0]) {
          expect(Number.isFinite(limit) && limit >= 0).toBe(true);
        }
        expect(controls.minSimilarity ?? 0).toSatisfy((asked: number) => asked >= 0 && asked <= 1);
      }),
      { numRuns: 1000 },
    );
  });

  it('is as strict as each of its parts', () => {
    fc.assert(
      fc.property(headers, headers, body, (some, more, cache) => {
        // Helicone's users mean another limit by the same words, so both parts must have one reader of them.
        const reader = { 'helicone-cache-seed': '' };
        const both = requestControls({ ...reader, ...more, ...some }, bodyCacheControls(cache)).controls;
        expectAsStrict(both, requestControls({ ...reader, ...some }, bodyCacheControls(undefined)).controls);
        expectAsStrict(both, requestControls({}, bodyCacheControls(cache)).controls);
      }),
      { numRuns: 1000 },
    );
  });
});
