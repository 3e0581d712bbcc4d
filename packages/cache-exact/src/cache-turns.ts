import type { AskStore, CallLimits } from './ask-store.js';
import type { Turn, Turns } from './turns.js';

/** Turns among the processes that share a cache's store. */
export interface CacheTurns extends Pick<Turns, 'waitFor'> {
  /** As the store's `take`, within the time that calls to it have. */
  take(key: string, leaseMs: number, limits?: CallLimits): Promise<Turn | undefined>;
}

/** Bounds the taking; waiting is bounded by whoever has the turn, and by its signal. */
export function createCacheTurns(turns: Turns, ask: AskStore): CacheTurns {
  return {
    async take(key, leaseMs, limits) {
      let taking: Promise<Turn | undefined> | undefined;
      try {
        return await ask((within) => {
          taking = turns.take(key, leaseMs, within);
          return taking;
        }, limits);
      } catch (error) {
        // One that comes too late for its caller would never be ended.
        taking?.then((turn) => turn?.end()).catch(() => {});
        throw error;
      }
    },
    waitFor: (key, signal) => turns.waitFor(key, signal),
  };
}
