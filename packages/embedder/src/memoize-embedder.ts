import { createHash } from 'node:crypto';
import type { Embedder, Embedding } from '@isartor/core';
import { createSharedCall, type SharedCall } from './shared-call.js';

/** How much is remembered. */
export interface MemoizeOptions {
  /** Texts; the one that was not asked for longest goes first. By default 4,096, which is 6 MiB of vectors of 384 numbers. */
  readonly maxEntries?: number;
}

/**
 * The same embedder with a memory for texts that come again. Concurrent calls with one text are one call, which ends early
 * only when all have left. Failures are not remembered. Vectors are shared: treat them as immutable.
 */
export function memoizeEmbedder(embedder: Embedder, { maxEntries = 4_096 }: MemoizeOptions = {}): Embedder {
  const known = new Map<string, Embedding>();
  const underWay = new Map<string, SharedCall<Embedding>>();

  const recall = (key: string): Embedding | undefined => {
    const found = known.get(key);
    if (found === undefined) return undefined;
    known.delete(key);
    known.set(key, found);
    return found;
  };
  const remember = (key: string, embedding: Embedding): void => {
    known.set(key, embedding);
    if (known.size <= maxEntries) return;
    const [oldest] = known.keys();
    if (oldest !== undefined) known.delete(oldest);
  };
  const begin = (key: string, text: string): SharedCall<Embedding> => {
    const call: SharedCall<Embedding> = createSharedCall(async (signal) => {
      try {
        const embedding = await embedder.embed(text, signal);
        remember(key, embedding);
        return embedding;
      } finally {
        if (underWay.get(key) === call) underWay.delete(key);
      }
    });
    underWay.set(key, call);
    return call;
  };

  return {
    id: embedder.id,
    get dimensions() {
      return embedder.dimensions;
    },
    async embed(text, signal) {
      signal.throwIfAborted();
      const key = createHash('sha256').update(text, 'utf16le').digest('base64');
      const found = recall(key);
      if (found !== undefined) return found;
      const current = underWay.get(key);
      const call = current === undefined || current.isAbandoned ? begin(key, text) : current;
      return call.join(signal);
    },
    health: () => embedder.health(),
    close: () => embedder.close(),
  };
}
