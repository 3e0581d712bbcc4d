import type { IncomingHttpHeaders } from 'node:http';
import { type CacheControls, DEFAULT_CACHE_CONTROLS } from '@isartor/core';
import { identifier } from './request-scope.js';

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** What a body's own `cache` field asks for, as LiteLLM's users write it. */
export interface BodyCacheControls {
  readonly controls: Partial<CacheControls>;
  readonly namespace?: string;
}

const NOTHING_ASKED: BodyCacheControls = { controls: {} };

/**
 * Reads `cache: { ttl, s-maxage, no-cache, no-store, namespace }`. What cannot be read is ignored: the field is
 * another gateway's convention, and a caller can only tighten with it.
 */
export function bodyCacheControls(cache: unknown): BodyCacheControls {
  if (typeof cache !== 'object' || cache === null) return NOTHING_ASKED;
  const asked = cache as Readonly<Record<string, unknown>>;
  const controls: Partial<Mutable<CacheControls>> = {};
  if (asked['no-cache'] === true) controls.read = false;
  if (asked['no-store'] === true) controls.write = false;
  const ttl = seconds(asked.ttl);
  if (ttl !== undefined) controls.ttlSeconds = ttl;
  const maxAge = seconds(asked['s-maxage']);
  if (maxAge !== undefined) controls.maxAgeSeconds = maxAge;
  const namespace = identifier(asked.namespace);
  return { controls, ...(namespace === undefined ? {} : { namespace }) };
}

/** What one request asks of the caches: its headers (RFC 9111 and our own) over its body. */
export function requestControls(headers: IncomingHttpHeaders, body: Partial<CacheControls>): CacheControls {
  const cacheControl = headers['cache-control'];
  const ttl = headers['x-isartor-cache-ttl'];
  const skip = headers['x-isartor-skip'];
  if (cacheControl === undefined && ttl === undefined && skip === undefined && body === NOTHING_ASKED.controls) {
    return DEFAULT_CACHE_CONTROLS;
  }
  const controls: Mutable<CacheControls> = { ...DEFAULT_CACHE_CONTROLS, ...body };
  if (cacheControl !== undefined) applyCacheControl(controls, cacheControl);
  const ttlSeconds = seconds(ttl);
  if (ttlSeconds !== undefined) controls.ttlSeconds = Math.min(ttlSeconds, controls.ttlSeconds ?? ttlSeconds);
  if (typeof skip === 'string')
    controls.skip = new Set(
      skip
        .toLowerCase()
        .split(',')
        .map((name) => name.trim()),
    );
  return controls;
}

function applyCacheControl(controls: Mutable<CacheControls>, header: string): void {
  for (const directive of header.toLowerCase().split(',')) {
    const [name = '', value] = directive.trim().split('=', 2);
    DIRECTIVES[name]?.(controls, value);
  }
}

const DIRECTIVES: Readonly<Record<string, (controls: Mutable<CacheControls>, value: string | undefined) => void>> = {
  'no-cache': (controls) => {
    controls.read = false;
  },
  'no-store': (controls) => {
    controls.write = false;
  },
  'only-if-cached': (controls) => {
    controls.onlyIfCached = true;
  },
  'max-age': (controls, value) => {
    const maxAge = seconds(value?.replaceAll('"', ''));
    if (maxAge !== undefined) controls.maxAgeSeconds = Math.min(maxAge, controls.maxAgeSeconds ?? maxAge);
  },
};

/** Seconds, 0 and up. A fraction is cut off, which only tightens what was asked. */
function seconds(value: unknown): number | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /^\d{1,10}(?:\.\d+)?$/.test(text.trim()) ? Math.floor(Number(text)) : undefined;
}
