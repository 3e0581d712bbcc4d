import { withinDeadline } from '@isartor/core';
import type { MaybePromise } from './store.js';

/** Time that several calls, one after the other, may wait for the store together. */
export interface StoreBudget {
  /**
   * Runs `work` in what is left, and takes what it took from that; rejects as `withinDeadline` does, and without beginning
   * when nothing is left.
   */
  run<Result>(signal: AbortSignal | undefined, work: (signal: AbortSignal) => MaybePromise<Result>): Promise<Result>;
}

/** A budget of which nothing is spent. */
export function createStoreBudget(totalMs: number): StoreBudget {
  let spentMs = 0;
  return {
    async run(signal, work) {
      const leftMs = Math.floor(totalMs - spentMs);
      if (leftMs <= 0) throw new DOMException(`The store took ${totalMs} ms already`, 'AbortError');
      const began = performance.now();
      try {
        return await withinDeadline({ timeoutMs: leftMs, isRest: leftMs < totalMs / 2, signal }, work);
      } finally {
        spentMs += performance.now() - began;
      }
    },
  };
}
