import type { Completion } from '@isartor/core';
import type { ClientCodec } from '@isartor/wire';
import { LRUCache } from 'lru-cache';

/** Remembers the rendered part of stored answers that is the same in every rendering. */
export interface ReplyMemo {
  /** What follows the reply's head, as UTF-8. */
  tailOf(completion: Completion, codec: ClientCodec): Buffer;
}

const ENTRY_BYTES = 512;

/** Bounded by `maxBytes` of memory, roughly. Answers are recognised by identity: stores in memory hand out the same one. */
export function createReplyMemo(maxBytes: number): ReplyMemo {
  const known = new LRUCache<Completion, Map<ClientCodec, Buffer>>({ maxSize: maxBytes });
  return {
    tailOf(completion, codec) {
      const remembered = known.get(completion)?.get(codec);
      if (remembered !== undefined) return remembered;
      const tail = Buffer.from(codec.renderReplyTail(completion));
      const tails = new Map(known.get(completion)).set(codec, tail);
      let size = ENTRY_BYTES;
      for (const one of tails.values()) size += one.length;
      known.set(completion, tails, { size });
      return tail;
    },
  };
}
