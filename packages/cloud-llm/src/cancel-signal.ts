/**
 * What ends a call from outside: the part of `AbortSignal` that providers need, so that an `AbortSignal` will do. The
 * engine's own costs a fraction of one, and every attempt has one.
 */
export interface CancelSignal {
  readonly aborted: boolean;
  /** Why; undefined until it is aborted. */
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** A signal and what aborts it. */
export interface CancelController {
  readonly signal: CancelSignal;
  /** Tells every listener once; later calls do nothing. */
  abort(reason: unknown): void;
}

/** A signal that nobody has aborted yet. Listeners are called once at most, `once` or not. */
export function createCancelController(): CancelController {
  const listeners = new Set<() => void>();
  const signal = {
    aborted: false,
    reason: undefined as unknown,
    addEventListener: (_type: 'abort', listener: () => void) => void listeners.add(listener),
    removeEventListener: (_type: 'abort', listener: () => void) => void listeners.delete(listener),
  };
  return {
    signal,
    abort(reason) {
      if (signal.aborted) return;
      signal.aborted = true;
      signal.reason = reason;
      for (const listener of listeners) listener();
      listeners.clear();
    },
  };
}
