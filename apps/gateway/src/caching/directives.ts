import { type CacheWish, NOTHING_WISHED, stricter, UNREADABLE } from './cache-wish.js';
import { maxAgeInSeconds, type ReadWish, ttlInSeconds } from './wish-readers.js';

interface DirectiveRules {
  /** What each directive asks, by lower-case name: as it stands, or by its argument. */
  readonly known: Readonly<Record<string, CacheWish | ReadWish>>;
  /** What a directive asks that is not among them. */
  readonly unknown: CacheWish;
}

/** Reads a list of directives as RFC 9111 writes it, `no-cache, max-age=60`; an argument may be quoted. */
export function directives({ known, unknown }: DirectiveRules): ReadWish {
  const rules = new Map(Object.entries(known));
  const readOne = (directive: string): CacheWish => {
    const [name = '', argument = ''] = directive.trim().split('=', 2);
    const rule = rules.get(name.trim());
    if (typeof rule === 'function') return rule(argument.replaceAll('"', ''));
    return rule ?? (name === '' ? NOTHING_WISHED : unknown);
  };
  return (value) => value.toLowerCase().split(',').map(readOne).reduce(stricter);
}

const NO_CACHE: CacheWish = { read: false };
const NO_STORE: CacheWish = { write: false };

const CACHE_CONTROL = {
  'no-cache': NO_CACHE,
  'no-store': NO_STORE,
  'only-if-cached': { onlyIfCached: true },
} as const satisfies DirectiveRules['known'];

/** `Cache-Control` of a request. Directives that mean nothing to a gateway are left to those whom they concern. */
export const readCacheControl: ReadWish = directives({
  known: { ...CACHE_CONTROL, 'max-age': maxAgeInSeconds },
  unknown: NOTHING_WISHED,
});

/** The same where `max-age` says how long the answer may be stored. */
export const readCacheControlWithTtl: ReadWish = directives({
  known: { ...CACHE_CONTROL, 'max-age': ttlInSeconds },
  unknown: NOTHING_WISHED,
});

/** The directives of vLLM's semantic router. */
export const readSemanticRouterControl: ReadWish = directives({
  known: {
    'no-cache': NO_CACHE,
    'no-store': NO_STORE,
    bypass: { ...NO_CACHE, ...NO_STORE },
    'max-age': maxAgeInSeconds,
    ttl: ttlInSeconds,
  },
  unknown: UNREADABLE,
});
