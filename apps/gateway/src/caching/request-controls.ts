import type { IncomingHttpHeaders } from 'node:http';
import { type CacheControls, DEFAULT_CACHE_CONTROLS } from '@isartor/core';
import { type BodyCacheControls, NO_BODY_CONTROLS } from './body-controls.js';
import { type CacheWish, stricter } from './cache-wish.js';
import { readCacheControl, readCacheControlWithTtl } from './directives.js';
import { CACHE_FAMILIES } from './families/cache-families.js';
import type { CacheFamily } from './families/cache-family.js';
import { litellm } from './families/litellm.js';
import { readTags } from './tags.js';
import { minSimilarity, namespace, type ReadWish, ttlInSeconds } from './wish-readers.js';

/** What one request asks of the caches, and in whose terms. */
export interface RequestControls {
  readonly controls: CacheControls;
  /** Inside which alone the answer may be shared. */
  readonly namespace?: string;
  /** Gateways whose controls the request used, readable or not. */
  readonly families: readonly CacheFamily[];
  /** Headers and fields that could not be read, in whole or in part, and were ignored as far. */
  readonly unreadable: readonly string[];
}

const NOTHING_ASKED: RequestControls = { controls: DEFAULT_CACHE_CONTROLS, families: [], unreadable: [] };

interface Source {
  readonly header: string;
  readonly read: ReadWish;
  /** Absent for our own headers. */
  readonly family?: CacheFamily;
}

const NAMESPACE = 'x-isartor-cache-namespace';

const OWN: Readonly<Record<string, ReadWish>> = {
  'x-isartor-cache-ttl': ttlInSeconds,
  'x-isartor-cache-threshold': minSimilarity,
  'x-isartor-cache-tags': readTags,
  [NAMESPACE]: namespace,
  'x-isartor-skip': (value) => ({ skip: new Set(value.split(',').map((name) => name.trim().toLowerCase())) }),
};

const sourcesOf = (headers: Readonly<Record<string, ReadWish>>, family?: CacheFamily): Source[] =>
  Object.entries(headers).map(([header, read]) => ({ header, read, ...(family && { family }) }));

const SOURCES: readonly Source[] = [
  ...sourcesOf(OWN),
  ...CACHE_FAMILIES.flatMap((family) => sourcesOf(family.requestHeaders, family)),
];
const HEADERS: readonly string[] = ['cache-control', ...SOURCES.map(({ header }) => header)];

/**
 * What the headers ask, RFC 9111's, our own and those of other gateways, and what the body asks: the stricter of them
 * all. A request that asks nothing pays for a look at the names.
 */
export function requestControls(headers: IncomingHttpHeaders, body: BodyCacheControls): RequestControls {
  if (body === NO_BODY_CONTROLS && !asksAnything(headers)) return NOTHING_ASKED;
  const families = new Set<CacheFamily>(body === NO_BODY_CONTROLS ? [] : [litellm]);
  const unreadable = [...body.unreadable];
  let wish = body.wish;
  const add = (header: string, read: ReadWish): void => {
    const value = headers[header];
    if (typeof value !== 'string') return;
    const asked = read(value);
    if (asked.unreadable === true) unreadable.push(header);
    wish = stricter(wish, asked);
  };
  for (const { header, read, family } of SOURCES) {
    add(header, read);
    if (family !== undefined && headers[header] !== undefined) families.add(family);
  }
  const maxAgeIsTtl = [...families].some((family) => family.maxAgeIsTtl);
  add('cache-control', maxAgeIsTtl ? readCacheControlWithTtl : readCacheControl);
  const own = ownNamespace(headers);
  return { ...resolve(wish), ...(own !== undefined && { namespace: own }), families: [...families], unreadable };
}

/** Our own header names the one namespace that counts, whatever was meant for another gateway. */
function ownNamespace(headers: IncomingHttpHeaders): string | undefined {
  const value = headers[NAMESPACE];
  return typeof value === 'string' ? namespace(value).namespaces?.[0] : undefined;
}

function asksAnything(headers: IncomingHttpHeaders): boolean {
  for (const name of HEADERS) if (headers[name] !== undefined) return true;
  return false;
}

function resolve({
  namespaces = [],
  unreadable,
  ...controls
}: CacheWish): Pick<RequestControls, 'controls' | 'namespace'> {
  const name = joined(namespaces);
  return { controls: { ...DEFAULT_CACHE_CONTROLS, ...controls }, ...(name !== undefined && { namespace: name }) };
}

/** Several names are one of their own, which no header can spell: it is shared by those who give all of them. */
function joined(namespaces: readonly string[]): string | undefined {
  return namespaces.length > 1 ? `\0${JSON.stringify([...namespaces].sort())}` : namespaces[0];
}
