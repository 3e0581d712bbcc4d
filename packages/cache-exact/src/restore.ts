import { setTimeout as pause } from 'node:timers/promises';
import type { AskStore } from './ask-store.js';
import type { ExactCacheConfig } from './config.js';
import type { ExactEntry, ExactStore } from './store.js';

/** An entry as it was listed; how much it takes and when it was begun are told anew. */
export type RestorableEntry<Value> = Omit<ExactEntry<Value>, 'sizeBytes' | 'sequence'>;

/**
 * What became of an entry: it is there (`restored`), its time was up (`expired`), a newer one is there (`superseded`), or
 * the store did not take it (`refused`): too large, or reached by a purge since the restoring was begun.
 */
export type RestoreOutcome = 'restored' | 'expired' | 'superseded' | 'refused';

/**
 * Puts an entry back with its own times, of which the cache's settings may leave less. A store that fails or is late is
 * asked again, for some seconds; rejects when that does not help. The entry's times must be in their order.
 */
export type Restore<Value> = (key: string, entry: RestorableEntry<Value>) => Promise<RestoreOutcome>;

/** What restoring needs of the cache. */
export interface RestoreOptions<Value> {
  readonly store: ExactStore<Value>;
  readonly ask: AskStore;
  readonly settings: Pick<ExactCacheConfig, 'ttlSeconds' | 'staleSeconds'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sizeOf: (value: Value) => number;
}

/** Milliseconds for one call to the store: no request waits for it. */
const TIMEOUT_MS = 5_000;
/** Milliseconds before each further attempt: a store gives up calls sooner than an import should. */
const PAUSES_MS = [100, 300, 900, 2_700] as const;

/** Begins to restore: the store is reached first, because only then it knows of all purges that were before. */
export function createBeginRestore<Value>(options: RestoreOptions<Value>): () => Promise<Restore<Value>> {
  const { store, ask, settings, now, sizeOf } = options;
  const limits = { timeoutMs: TIMEOUT_MS };
  return async () => {
    await ask((within) => store.stats(within), limits);
    const { sequence } = store;
    const restoreOnce: Restore<Value> = async (key, entry) => {
      const life = shortened(entry, settings, now());
      if (life.expiresAtMs <= now()) return 'expired';
      const held = await ask((within) => store.get(key, within), limits);
      if (held !== undefined && held.storedAtMs > life.storedAtMs) return 'superseded';
      const { value, tenant, tags } = entry;
      const restored = { value, ...life, sizeBytes: sizeOf(value), tenant, tags, sequence };
      return outcomeOf(await ask((within) => store.put(key, restored, within), limits), store);
    };
    return async (key, entry) => {
      for (const pauseMs of PAUSES_MS) {
        try {
          return await restoreOnce(key, entry);
        } catch {
          await pause(pauseMs);
        }
      }
      return restoreOnce(key, entry);
    };
  };
}

/** A store that is well has a reason of its own to refuse. @throws Error for one that is not. */
function outcomeOf(isKept: boolean, store: Pick<ExactStore<unknown>, 'health'>): RestoreOutcome {
  if (isKept) return 'restored';
  const { state, reason } = store.health();
  if (state === 'ready') return 'refused';
  throw new Error(`The store is ${state}${reason === undefined ? '' : `: ${reason}`}`);
}

/** The entry's times within what this cache gives one that it stores itself, and none of it in the future. */
function shortened(
  entry: RestorableEntry<unknown>,
  { ttlSeconds, staleSeconds }: RestoreOptions<unknown>['settings'],
  time: number,
): Pick<ExactEntry<unknown>, 'storedAtMs' | 'freshUntilMs' | 'expiresAtMs'> {
  const storedAtMs = Math.min(entry.storedAtMs, time);
  const freshUntilMs = Math.min(entry.freshUntilMs, storedAtMs + ttlSeconds * 1000);
  return { storedAtMs, freshUntilMs, expiresAtMs: Math.min(entry.expiresAtMs, freshUntilMs + staleSeconds * 1000) };
}
