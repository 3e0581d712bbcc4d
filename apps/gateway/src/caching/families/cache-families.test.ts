import { type CacheStatus, DEFAULT_CACHE_CONTROLS } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { bodyCacheControls } from '../body-controls.js';
import { familyHeaders } from '../family-headers.js';
import { requestControls } from '../request-controls.js';

type RequestHeaders = Readonly<Record<string, string>>;

const OFF = { read: false, write: false };
const NO_SEMANTIC = { skip: new Set(['l1b']) };
const asked = (headers: RequestHeaders, cache?: unknown) => requestControls(headers, bodyCacheControls(cache));
const config = (value: unknown): string => JSON.stringify(value);

/** What is asked beyond nothing, by header and value. */
const READABLE: readonly (readonly [family: string, headers: RequestHeaders, expected: object])[] = [
  ['portkey', { 'x-portkey-cache-force-refresh': 'true' }, { read: false }],
  ['portkey', { 'x-portkey-cache-force-refresh': 'True' }, { read: false }],
  ['portkey', { 'x-portkey-cache-force-refresh': 'true, true' }, { read: false }],
  ['portkey', { 'x-portkey-cache-force-refresh': 'false' }, {}],
  ['portkey', { 'x-portkey-config': config({ cache: { mode: 'simple' } }) }, NO_SEMANTIC],
  ['portkey', { 'x-portkey-config': config({ cache: 'simple' }) }, NO_SEMANTIC],
  ['portkey', { 'x-portkey-config': config({ cache: { mode: 'semantic', max_age: 60 } }) }, { ttlSeconds: 60 }],
  [
    'portkey',
    { 'x-portkey-config': config({ cache: { mode: 'simple', max_age: '7' } }) },
    { ttlSeconds: 7, ...NO_SEMANTIC },
  ],
  ['portkey', { 'x-portkey-config': config({ cache: { max_age: 60 } }) }, { ttlSeconds: 60 }],
  ['portkey', { 'x-portkey-config': config({ cache: { mode: 'semantic', max_age: null } }) }, {}],
  ['portkey', { 'x-portkey-config': config({ retry: { attempts: 3 }, cache: null }) }, {}],
  ['cloudflare', { 'cf-aig-skip-cache': 'true' }, OFF],
  ['cloudflare', { 'cf-aig-skip-cache': '1' }, OFF],
  ['cloudflare', { 'cf-aig-skip-cache': 'false' }, {}],
  ['cloudflare', { 'cf-aig-cache-ttl': '60' }, { ttlSeconds: 60 }],
  ['helicone', { 'helicone-cache-enabled': 'true' }, {}],
  ['helicone', { 'helicone-cache-enabled': 'false' }, OFF],
  ['helicone', { 'helicone-cache-enabled': 'true, false' }, OFF],
  ['helicone', { 'helicone-cache-bucket-max-size': '10' }, {}],
  ['helicone', { 'helicone-cache-ignore-keys': 'messages' }, {}],
  ['openrouter', { 'x-openrouter-cache': 'true' }, {}],
  ['openrouter', { 'x-openrouter-cache': 'FALSE' }, OFF],
  ['openrouter', { 'x-openrouter-cache-ttl': '60' }, { ttlSeconds: 60 }],
  ['openrouter', { 'x-openrouter-cache-clear': 'true' }, { read: false }],
  ['bifrost', { 'x-bf-cache-ttl': '30' }, { ttlSeconds: 30 }],
  ['bifrost', { 'x-bf-cache-ttl': '30s' }, { ttlSeconds: 30 }],
  ['bifrost', { 'x-bf-cache-ttl': '1h30m' }, { ttlSeconds: 5400 }],
  ['bifrost', { 'x-bf-cache-ttl': '1.5m500ms' }, { ttlSeconds: 90 }],
  ['bifrost', { 'x-bf-cache-ttl': '900ms' }, { ttlSeconds: 0 }],
  ['bifrost', { 'x-bf-cache-threshold': '0.97' }, { minSimilarity: 0.97 }],
  ['bifrost', { 'x-bf-cache-type': 'direct' }, NO_SEMANTIC],
  ['bifrost', { 'x-bf-cache-type': 'semantic' }, {}],
  ['bifrost', { 'x-bf-cache-no-store': 'true' }, { write: false }],
  ['bifrost', { 'x-bf-cache-no-store': 'false' }, {}],
  ['semantic-router', { 'x-vsr-cache-control': 'no-cache' }, { read: false }],
  ['semantic-router', { 'x-vsr-cache-control': 'no-store' }, { write: false }],
  ['semantic-router', { 'x-vsr-cache-control': 'Bypass' }, OFF],
  ['semantic-router', { 'x-vsr-cache-control': 'max-age=60' }, { maxAgeSeconds: 60 }],
  [
    'semantic-router',
    { 'x-vsr-cache-control': 'no-store, max-age=60, ttl=5' },
    { write: false, maxAgeSeconds: 60, ttlSeconds: 5 },
  ],
];

const NAMESPACES: readonly (readonly [family: string, header: string])[] = [
  ['portkey', 'x-portkey-cache-namespace'],
  ['cloudflare', 'cf-aig-cache-key'],
  ['helicone', 'helicone-cache-seed'],
  ['bifrost', 'x-bf-cache-key'],
];

const UNREADABLE: readonly (readonly [header: string, value: string])[] = [
  ['x-portkey-cache-force-refresh', 'always'],
  ['x-portkey-config', 'pc-cache-a1b2c3'],
  ['x-portkey-config', '"cache"'],
  ['x-portkey-config', '[]'],
  ['x-portkey-config', config({ cache: { mode: 'fuzzy' } })],
  ['x-portkey-config', config({ cache: { mode: 'semantic', max_age: -1 } })],
  ['x-portkey-config', config({ cache: 7 })],
  ['x-portkey-config', config({ cache: ['simple'] })],
  ['x-portkey-config', config({ cache: { mode: { toString: 1 } } })],
  ['cf-aig-skip-cache', ''],
  ['cf-aig-cache-ttl', '1h'],
  ['helicone-cache-enabled', 'maybe'],
  ['x-openrouter-cache', 'off'],
  ['x-openrouter-cache-ttl', 'NaN'],
  ['x-openrouter-cache-clear', 'constructor'],
  ['x-bf-cache-ttl', '30 seconds'],
  ['x-bf-cache-ttl', '-5s'],
  ['x-bf-cache-threshold', '95'],
  ['x-bf-cache-threshold', '1.01'],
  ['x-bf-cache-type', 'hybrid'],
  ['x-bf-cache-no-store', '__proto__'],
  ['x-vsr-cache-control', 'no-chance'],
  ['x-vsr-cache-control', 'max-age'],
];

describe("other gateways' controls", () => {
  it.each(READABLE)('%s: %j', (family, headers, expected) => {
    expect(asked(headers)).toEqual({
      controls: { ...DEFAULT_CACHE_CONTROLS, ...expected },
      families: [expect.objectContaining({ name: family })],
      unreadable: [],
    });
  });

  it.each(NAMESPACES)('%s: %s names a namespace', (family, header) => {
    expect(asked({ [header]: 'Team A' })).toEqual({
      controls: DEFAULT_CACHE_CONTROLS,
      namespace: 'Team A',
      families: [expect.objectContaining({ name: family })],
      unreadable: [],
    });
    expect(asked({ [header]: ' ' })).not.toHaveProperty('namespace');
  });

  it.each(UNREADABLE)('cannot be read, and change nothing: %s: %s', (header, value) => {
    expect(asked({ [header]: value })).toEqual({
      controls: DEFAULT_CACHE_CONTROLS,
      families: [expect.anything()],
      unreadable: [header],
    });
  });

  it('are read as far as they can be', () => {
    expect(asked({ 'x-vsr-cache-control': 'no-chance, no-store' })).toMatchObject({
      controls: { write: false },
      unreadable: ['x-vsr-cache-control'],
    });
    expect(asked({ 'x-portkey-config': config({ cache: { mode: 'simple', max_age: 'soon' } }) })).toMatchObject({
      controls: NO_SEMANTIC,
      unreadable: ['x-portkey-config'],
    });
  });

  it("max-age is a lifetime for Helicone's users, and an age for everybody else", () => {
    const maxAge = { 'cache-control': 'max-age=60, no-store' };
    expect(asked({ ...maxAge, 'helicone-cache-enabled': 'true' }).controls).toEqual({
      ...DEFAULT_CACHE_CONTROLS,
      write: false,
      ttlSeconds: 60,
    });
    expect(asked({ ...maxAge, 'helicone-auth': 'Bearer x' }).controls).toMatchObject({ maxAgeSeconds: 60 });
    expect(asked({ ...maxAge, 'cf-aig-cache-ttl': '9' }).controls).toMatchObject({ maxAgeSeconds: 60, ttlSeconds: 9 });
  });

  it('add up, each family once', () => {
    const { controls, families } = asked(
      {
        'cf-aig-cache-ttl': '60',
        'cf-aig-cache-key': 'a',
        'x-bf-cache-ttl': '50s',
        'x-openrouter-cache-clear': 'true',
      },
      { ttl: 40, 'no-store': true },
    );
    expect(controls).toMatchObject({ ttlSeconds: 40, read: false, write: false });
    expect(families.map(({ name }) => name).sort()).toEqual(['bifrost', 'cloudflare', 'litellm', 'openrouter']);
  });
});

const USES: Readonly<Record<string, readonly [RequestHeaders, unknown?]>> = {
  litellm: [{}, {}],
  portkey: [{ 'x-portkey-config': '{}' }],
  cloudflare: [{ 'cf-aig-cache-ttl': '60' }],
  helicone: [{ 'helicone-cache-enabled': 'true' }],
  openrouter: [{ 'x-openrouter-cache': 'true' }],
  bifrost: [{ 'x-bf-cache-key': 'a' }],
  'semantic-router': [{ 'x-vsr-cache-control': 'max-age=60' }],
};

const MISS: CacheStatus = { cache: 'isartor-l1a', outcome: 'miss' };
const HIT: CacheStatus = { cache: 'isartor-l1a', outcome: 'hit', ageSeconds: 5, ttlSeconds: 55 };
const STALE: CacheStatus = { cache: 'isartor-l1a', outcome: 'stale', ageSeconds: 65, ttlSeconds: 0 };
const SEMANTIC_MISS: CacheStatus = { cache: 'isartor-l1b', outcome: 'miss', similarity: 0.81236 };
const SEMANTIC_HIT: CacheStatus = {
  cache: 'isartor-l1b',
  outcome: 'hit',
  ageSeconds: 5,
  ttlSeconds: 55,
  similarity: 1,
};
const UNCACHEABLE: CacheStatus = { cache: 'isartor-l1a', outcome: 'bypass', detail: 'stateful' };
const NO_CACHE: CacheStatus = { cache: 'isartor-l1a', outcome: 'bypass', detail: 'no-cache' };

const JOURNEYS = {
  'a miss': [MISS],
  'a hit': [HIT],
  'a stale hit': [STALE],
  'a semantic miss': [MISS, SEMANTIC_MISS],
  'a semantic hit': [MISS, SEMANTIC_HIT],
  'a semantic hit without the exact cache': [SEMANTIC_HIT],
  'no cache': [],
  'a request that is never cached': [UNCACHEABLE],
  'a refresh': [NO_CACHE],
} satisfies Record<string, CacheStatus[]>;

const toldTo = (family: string, cacheStatuses: CacheStatus[], extra: RequestHeaders = {}): object => {
  const [headers, cache] = USES[family] ?? [{}];
  return familyHeaders(asked({ ...headers, ...extra }, cache), { cacheStatuses }, () => 'the-key');
};

const openrouterHit = { 'x-openrouter-cache-status': 'HIT', 'x-openrouter-cache-age': 5, 'x-openrouter-cache-ttl': 55 };

const TOLD: readonly (readonly [what: keyof typeof JOURNEYS, family: string, expected: object])[] = [
  ['a miss', 'litellm', {}],
  ['a hit', 'litellm', { 'x-litellm-cache-key': 'the-key' }],
  ['a semantic miss', 'litellm', {}],
  [
    'a semantic hit',
    'litellm',

    { 'x-litellm-cache-key': 'the-key', 'x-litellm-semantic-similarity': '1.0000' },
  ],
  ['a semantic hit without the exact cache', 'litellm', { 'x-litellm-semantic-similarity': '1.0000' }],
  ['a miss', 'portkey', { 'x-portkey-cache-status': 'MISS' }],
  ['a hit', 'portkey', { 'x-portkey-cache-status': 'HIT' }],
  ['a stale hit', 'portkey', { 'x-portkey-cache-status': 'HIT' }],
  ['a semantic miss', 'portkey', { 'x-portkey-cache-status': 'SEMANTIC MISS' }],
  ['a semantic hit', 'portkey', { 'x-portkey-cache-status': 'SEMANTIC HIT' }],
  ['no cache', 'portkey', { 'x-portkey-cache-status': 'DISABLED' }],
  ['a request that is never cached', 'portkey', { 'x-portkey-cache-status': 'DISABLED' }],
  ['a refresh', 'portkey', { 'x-portkey-cache-status': 'REFRESH' }],
  ['a miss', 'cloudflare', { 'cf-aig-cache-status': 'MISS' }],
  ['a hit', 'cloudflare', { 'cf-aig-cache-status': 'HIT' }],
  ['no cache', 'cloudflare', { 'cf-aig-cache-status': 'MISS' }],
  ['a miss', 'helicone', { 'helicone-cache': 'MISS' }],
  ['a hit', 'helicone', { 'helicone-cache': 'HIT' }],
  ['a miss', 'openrouter', { 'x-openrouter-cache-status': 'MISS' }],
  ['a hit', 'openrouter', openrouterHit],
  ['a miss', 'bifrost', { 'x-bifrost-cache-hit': 'false' }],
  ['a hit', 'bifrost', { 'x-bifrost-cache-hit': 'true', 'x-bifrost-cache-type': 'direct' }],
  [
    'a semantic miss',
    'bifrost',

    { 'x-bifrost-cache-hit': 'false', 'x-bifrost-cache-similarity': '0.8124' },
  ],
  [
    'a semantic hit',
    'bifrost',

    { 'x-bifrost-cache-hit': 'true', 'x-bifrost-cache-type': 'semantic', 'x-bifrost-cache-similarity': '1.0000' },
  ],
  ['a miss', 'semantic-router', { 'x-vsr-cache-hit': 'false' }],
  ['a hit', 'semantic-router', { 'x-vsr-cache-hit': 'true' }],
  [
    'a semantic hit',
    'semantic-router',

    { 'x-vsr-cache-hit': 'true', 'x-vsr-cache-similarity': '1.0000' },
  ],
];

describe("other gateways' status headers", () => {
  it.each(TOLD)('tell %s as %s does', (what, family, expected) => {
    expect(toldTo(family, JOURNEYS[what])).toEqual(expected);
  });

  it('tell a refresh that is not stored as no cache at all', () => {
    const told = toldTo('portkey', [NO_CACHE], { 'cache-control': 'no-store' });
    expect(told).toEqual({ 'x-portkey-cache-status': 'DISABLED' });
  });

  it('are those of every family that was used', () => {
    const told = toldTo('openrouter', [HIT], { 'cf-aig-cache-key': 'a' });
    expect(told).toEqual({ ...openrouterHit, 'cf-aig-cache-status': 'HIT' });
  });
});
