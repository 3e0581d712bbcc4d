import type { Embedding } from '@isartor/core';

/** One call that the process has been told of. */
interface PendingCall {
  resolve(embedding: Embedding): void;
  reject(error: Error): void;
}

/** Calls without an answer yet, by their numbers. */
export interface PendingCalls {
  readonly size: number;
  /** Numbers a new one; it settles as told. */
  add(): { readonly call: number; readonly answered: Promise<Embedding> };
  /** Takes the call of that number out; undefined where there is none. */
  take(call: number): PendingCall | undefined;
  rejectAll(error: Error): void;
}

/** None at first. */
export function createPendingCalls(): PendingCalls {
  const calls = new Map<number, PendingCall>();
  let lastCall = 0;
  return {
    get size() {
      return calls.size;
    },
    add() {
      lastCall += 1;
      const call = lastCall;
      const answered = new Promise<Embedding>((resolve, reject) => calls.set(call, { resolve, reject }));
      return { call, answered };
    },
    take(call) {
      const found = calls.get(call);
      calls.delete(call);
      return found;
    },
    rejectAll(error) {
      for (const { reject } of calls.values()) reject(error);
      calls.clear();
    },
  };
}
