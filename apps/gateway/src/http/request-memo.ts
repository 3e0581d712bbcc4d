import { hash } from 'node:crypto';
import type { ChatRequest } from '@isartor/core';
import { LRUCache } from 'lru-cache';
import type { BodyCacheControls } from '../caching/request-controls.js';

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

/** Bounded by `maxBytes` of memory, roughly. Equal bytes are recognised by their SHA-256. */
export function createRequestMemo(maxBytes: number): RequestMemo {
  const known = new LRUCache<string, ReadRequest>({ maxSize: maxBytes });
  return {
    recall(key, body, read) {
      const digest = key + hash('sha256', body, 'base64url');
      const remembered = known.get(digest);
      if (remembered !== undefined) return remembered;
      const fresh = read();
      known.set(digest, fresh, { size: BYTES_PER_ENTRY + BYTES_PER_BODY_BYTE * body.byteLength });
      return fresh;
    },
  };
}
