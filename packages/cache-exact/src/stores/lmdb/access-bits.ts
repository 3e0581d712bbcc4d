/** Which entries were read since they were last considered for eviction: a bit each, in memory. */
export interface AccessBits {
  set(id: number): void;
  /** Clears the bit and tells whether it was set. */
  take(id: number): boolean;
}

/**
 * Two bits for each entry that may be there; beyond that entries share them, and one may count as read that was not.
 */
export function createAccessBits(maxEntries: number): AccessBits {
  const size = 2 ** Math.min(27, Math.max(10, Math.ceil(Math.log2(2 * maxEntries))));
  const bytes = new Uint8Array(size / 8);
  return {
    set(id) {
      const bit = id % size;
      bytes[bit >>> 3] = (bytes[bit >>> 3] ?? 0) | (1 << (bit & 7));
    },
    take(id) {
      const bit = id % size;
      const byte = bytes[bit >>> 3] ?? 0;
      bytes[bit >>> 3] = byte & ~(1 << (bit & 7));
      return (byte & (1 << (bit & 7))) !== 0;
    },
  };
}
