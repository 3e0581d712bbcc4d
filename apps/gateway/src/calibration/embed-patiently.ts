import { setTimeout as sleep } from 'node:timers/promises';
import type { Embedder, Embedding } from '@isartor/core';
import { messageOf } from '../logging/message-of.js';

const PAUSE_MS = 50;

/**
 * Embeds where somebody can wait: while the embedder is starting, for `startingMs` at most. Rejects with what is wrong with
 * it, and when `signal` aborts.
 */
export function embedPatiently(
  embedder: Embedder,
  { startingMs, signal }: { readonly startingMs: number; readonly signal: AbortSignal },
): (text: string) => Promise<Embedding> {
  const latest = performance.now() + startingMs;
  return async (text) => {
    for (;;) {
      const { state } = embedder.health();
      try {
        return await embedder.embed(text, signal);
      } catch (error) {
        signal.throwIfAborted();
        const isStarting = state === 'starting' && embedder.health().state !== 'down';
        if (!isStarting || performance.now() > latest) throw failureOf(embedder, error);
      }
      await sleep(PAUSE_MS, undefined, { signal });
    }
  };
}

function failureOf(embedder: Embedder, error: unknown): Error {
  const message = messageOf(error);
  return new Error(`The embedder cannot be used (${embedder.health().reason ?? message})`, { cause: error });
}
