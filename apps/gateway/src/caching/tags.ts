import { isUtf8 } from 'node:buffer';
import type { CacheWish } from './cache-wish.js';

const MAX_TAGS = 32;
const MAX_TAG_CHARACTERS = 128;

/** Reads a list of tags, joined by commas: at most 32 of at most 128 characters, what is beyond that is left out. */
export function readTags(value: string): CacheWish {
  const asked = new Set(
    asUtf8(value)
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  );
  const tags = [...asked].filter((tag) => tag.length <= MAX_TAG_CHARACTERS).slice(0, MAX_TAGS);
  return { ...(tags.length > 0 && { tags }), ...(tags.length < asked.size && { unreadable: true }) };
}

/** Node gives the bytes of a header as Latin-1; a purge names its tag in JSON, and both must be the same word. */
function asUtf8(value: string): string {
  const bytes = Buffer.from(value, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : value;
}
