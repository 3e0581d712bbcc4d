import { CACHES_OFF, type CacheWish, NOTHING_WISHED, stricter, UNREADABLE } from './cache-wish.js';
import { identifier } from './request-scope.js';

/** Understands one value, or says that it cannot be read. */
export type ReadWish = (value: string) => CacheWish;

/** Proxies join a header that came several times with commas: each part counts. */
export function eachOf(read: ReadWish): ReadWish {
  return (value) => (value.includes(',') ? value.split(',').map(read).reduce(stricter) : read(value));
}

/** Reads a value of a JSON object: null asks nothing, and only what can be written in a header can be read. */
export function readJson(value: unknown, read: ReadWish): CacheWish {
  if (value === undefined || value === null) return NOTHING_WISHED;
  return typeof value === 'object' ? UNREADABLE : read(String(value));
}

/** `wish` for `true`; `false` asks nothing. */
export function whenTrue(wish: CacheWish): ReadWish {
  return flag({ yes: wish, no: NOTHING_WISHED });
}

/** The caches are left alone for `false`; `true` asks nothing that is not so anyway. */
export const offWhenFalse: ReadWish = flag({ yes: NOTHING_WISHED, no: CACHES_OFF });

function flag({ yes, no }: { readonly yes: CacheWish; readonly no: CacheWish }): ReadWish {
  const known = new Map([
    ['true', yes],
    ['1', yes],
    ['false', no],
    ['0', no],
  ]);
  return eachOf((value) => known.get(value.trim().toLowerCase()) ?? UNREADABLE);
}

/** The wish that stands for a word, whatever its case; no other can be read. */
export function oneOf(words: Readonly<Record<string, CacheWish>>): ReadWish {
  const known = new Map(Object.entries(words));
  return eachOf((value) => known.get(value.trim().toLowerCase()) ?? UNREADABLE);
}

/** Seconds for which the answer may be stored. */
export const ttlInSeconds: ReadWish = eachOf((value) => ttlOf(seconds(value)));

/** The same, in seconds or the way Go prints a duration: `30s`, `1h30m`. */
export const ttlAsDuration: ReadWish = eachOf((value) => ttlOf(seconds(value) ?? duration(value)));

/** Seconds that an answer may be old. */
export const maxAgeInSeconds: ReadWish = eachOf((value) => {
  const maxAgeSeconds = seconds(value);
  return maxAgeSeconds === undefined ? UNREADABLE : { maxAgeSeconds };
});

/** Similarity that an answer to another question needs, from 0 to 1. */
export const minSimilarity: ReadWish = eachOf((value) => {
  const asked = /^(?:[01]|[01]?\.\d+|[01]\.)$/.test(value.trim()) ? Number(value) : Number.NaN;
  return asked <= 1 ? { minSimilarity: asked } : UNREADABLE;
});

/** A name inside which alone the answer may be shared. */
export const namespace: ReadWish = (value) => {
  const name = identifier(value);
  return name === undefined ? NOTHING_WISHED : { namespaces: [name] };
};

/** For what is not offered here: it is another gateway's, and asks for nothing that a caller could miss. */
export const ignored: ReadWish = () => NOTHING_WISHED;

function ttlOf(ttlSeconds: number | undefined): CacheWish {
  return ttlSeconds === undefined ? UNREADABLE : { ttlSeconds };
}

/** Seconds, 0 and up. A fraction is cut off, which only tightens what was asked. */
function seconds(value: string): number | undefined {
  return /^\d{1,10}(?:\.\d+)?$/.test(value.trim()) ? Math.floor(Number(value)) : undefined;
}

const UNIT_MILLISECONDS: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

function duration(value: string): number | undefined {
  const text = value.trim();
  if (!/^(?:\d{1,10}(?:\.\d+)?(?:h|ms|m|s))+$/.test(text)) return undefined;
  let milliseconds = 0;
  for (const [, count, unit = ''] of text.matchAll(/([\d.]+)(h|ms|m|s)/g)) {
    milliseconds += Number(count) * (UNIT_MILLISECONDS[unit] ?? 0);
  }
  return Math.floor(milliseconds / 1000);
}
