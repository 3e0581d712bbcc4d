import type { Completion } from '@isartor/core';
import type { ClientCodec } from '@isartor/wire';
import { LRUCache } from 'lru-cache';

/** Remembers the rendered part of stored answers that is the same in every rendering. */
export interface ReplyMemo {
  /** What follows the reply's head, as UTF-8. */
  tailOf(completion: Completion, codec: ClientCodec): Buffer;
}

type Tails = ReadonlyMap<ClientCodec, Buffer>;

const ENTRY_BYTES = 512;

/**
 * Bounded by `maxBytes` of memory. Answers are recognised by identity: stores in memory hand out the same one. It keeps
 * none of them itself, so that what is purged or evicted is not held here, and neither for long what was rendered of it.
 */
export function createReplyMemo(maxBytes: number): ReplyMemo {
  const numbers = new WeakMap<Completion, number>();
  const known = new LRUCache<number, Tails>({ maxSize: maxBytes });
  const gone = new FinalizationRegistry<number>((number) => known.delete(number));
  let last = 0;

  const numberOf = (completion: Completion): number => {
    const number = numbers.get(completion);
    if (number !== undefined) return number;
    last += 1;
    numbers.set(completion, last);
    gone.register(completion, last);
    return last;
  };

  return {
    tailOf(completion, codec) {
      const number = numberOf(completion);
      const tails = known.get(number);
      const remembered = tails?.get(codec);
      if (remembered !== undefined) return remembered;
      const tail = Buffer.from(codec.renderReplyTail(completion));
      const all: Tails = new Map(tails).set(codec, tail);
      known.set(number, all, { size: sizeOf(all) });
      return tail;
    },
  };
}

function sizeOf(tails: Tails): number {
  let size = ENTRY_BYTES;
  for (const tail of tails.values()) size += tail.length;
  return size;
}
