/** Bytes that have arrived and are not read yet, in one piece. What was taken is never written over. */
export interface ByteQueue {
  /** The unread bytes. */
  readonly unread: Buffer;
  append(chunk: Uint8Array): void;
  /** Removes the first `length` unread bytes and returns them. */
  take(length: number): Buffer;
}

/** Starts empty. A chunk that finds nothing unread is not copied; else appending costs amortised linear time. */
export function createByteQueue(): ByteQueue {
  let storage: Buffer = Buffer.alloc(0);
  let start = 0;
  let end = 0;
  return {
    get unread() {
      return storage.subarray(start, end);
    },
    append: (chunk) => {
      const incoming = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      if (start === end) {
        storage = incoming;
        start = 0;
        end = incoming.length;
        return;
      }
      if (end + incoming.length > storage.length) {
        const grown = Buffer.allocUnsafeSlow(2 * (end - start) + incoming.length);
        end = storage.copy(grown, 0, start, end);
        storage = grown;
        start = 0;
      }
      end += incoming.copy(storage, end);
    },
    take: (length) => {
      start += length;
      return storage.subarray(start - length, start);
    },
  };
}
