import { setTimeout as sleep } from 'node:timers/promises';
import type { Embedder, Embedding } from '@isartor/core';

/** Texts that wait for the embedder to start at most; more are not worth the memory. */
const MOST_WAITING = 256;
const PAUSE_MS = 100;
/** What takes longer to start is as good as down. */
const MOST_PAUSES = 600;

/**
 * Embeds off the way of any request. While the embedder is starting, for a minute at most, a text waits for it: the first
 * answers of a process are worth as much as later ones. Rejects as the embedder does, and when `signal` aborts.
 */
export function embedOnceStarted(embedder: Embedder, signal: AbortSignal): (text: string) => Promise<Embedding> {
  let waiting = 0;
  return async (text) => {
    for (let pauses = 0; ; pauses += 1) {
      const isStarting = embedder.health().state === 'starting';
      try {
        return await embedder.embed(text, signal);
      } catch (error) {
        const mayWait = isStarting && waiting < MOST_WAITING && pauses < MOST_PAUSES;
        if (signal.aborted || !mayWait) throw error;
      }
      waiting += 1;
      try {
        await sleep(PAUSE_MS, undefined, { signal, ref: false });
      } finally {
        waiting -= 1;
      }
    }
  };
}
