import { withinDeadline } from '@isartor/core';
import type { ExactStore, MaybePromise } from './store.js';
import type { StoreBudget } from './store-budget.js';

/** Limits of one call to the store. */
export interface CallLimits {
  /** Ends the wait for the store. A function where making a signal costs something: it is called only to wait. */
  readonly signal?: AbortSignal | (() => AbortSignal) | undefined;
  /** What this call shares with others of one request; without it the call has `storeTimeoutMs` for itself. */
  readonly budget?: StoreBudget | undefined;
}

/** Makes one call, bounded in time where it may take some. */
export type AskStore = <Result>(
  work: (signal: AbortSignal) => MaybePromise<Result>,
  limits?: CallLimits & { readonly timeoutMs?: number },
) => MaybePromise<Result>;

const NEVER_ABORTED = new AbortController().signal;

/** Bounds calls by `storeTimeoutMs`, by their budget, or by a time of their own; a synchronous store needs no bound. */
export function createAskStore(
  { capabilities: { synchronous } }: Pick<ExactStore<unknown>, 'capabilities'>,
  storeTimeoutMs: number,
): AskStore {
  return (work, { signal, budget, timeoutMs = storeTimeoutMs } = {}) => {
    if (synchronous) return work(NEVER_ABORTED);
    const leaving = typeof signal === 'function' ? signal() : signal;
    return budget === undefined ? withinDeadline({ timeoutMs, signal: leaving }, work) : budget.run(leaving, work);
  };
}
