import { hash } from 'node:crypto';
import type { ChatRequest } from '@isartor/core';
import { LRUCache } from 'lru-cache';
import type { BodyCacheControls } from '../caching/body-controls.js';

/** A request as the gateway understands it, ready for the pipeline. */
export interface ReadRequest {
  readonly request: ChatRequest;
  readonly sessionId?: string;
  readonly cache: BodyCacheControls;
  /** UTF-8 bytes of the prompt's text. */
  readonly promptBytes: number;
}

/** Remembers how bodies were read, so that one that comes again is neither parsed nor fingerprinted again. */
export interface RequestMemo {
  /** What `read` makes of these bytes; `key` holds everything else that `read` depends on. */
  recall(key: string, body: Uint8Array, read: () => ReadRequest): ReadRequest;
}

/** A parsed body takes about this many times the memory of its bytes, and this much at least. */
const BYTES_PER_BODY_BYTE = 4;
const BYTES_PER_ENTRY = 2048;

const sizeOf = (body: Uint8Array): number => BYTES_PER_ENTRY + BYTES_PER_BODY_BYTE * body.byteLength;

/** How many bodies that came once are remembered by their digest alone. */
const MAX_SEEN_ONCE = 20_000;

/**
 * Bounded by `maxBytes` of memory, roughly. Equal bytes are recognised by their SHA-256. A body is kept from the second
 * time on: most never come again, and to keep each of those cost a miss more than to read it.
 */
export function createRequestMemo(maxBytes: number): RequestMemo {
  const known = new LRUCache<string, ReadRequest>({ maxSize: maxBytes });
  const seenOnce = new LRUCache<string, true>({ max: MAX_SEEN_ONCE });
  return {
    recall(key, body, read) {
      const digest = key + hash('sha256', body, 'base64url');
      const remembered = known.get(digest);
      if (remembered !== undefined) return remembered;
      const fresh = read();
      if (seenOnce.delete(digest)) known.set(digest, fresh, { size: sizeOf(body) });
      else seenOnce.set(digest, true);
      return fresh;
    },
  };
}
