/** Calls that wait for their answers. */
export interface Calls<Result> {
  /** `send` is given the call's number. Rejects when `signal` aborts. */
  begin(signal: AbortSignal | undefined, send: (call: number) => void): Promise<Result>;
  /** Nothing happens where the caller has left. */
  resolve(call: number, result: Result): void;
  reject(call: number, error: unknown): void;
  rejectAll(error: unknown): void;
}

interface Call<Result> {
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
  readonly stopListening: () => void;
}

/** Tells `onWaiting` when the first call begins to wait, and when none does any more. */
export function createCalls<Result>(onWaiting: (isWaiting: boolean) => void): Calls<Result> {
  const calls = new Map<number, Call<Result>>();
  let last = 0;

  const end = (number: number): Call<Result> | undefined => {
    const call = calls.get(number);
    call?.stopListening();
    if (calls.delete(number) && calls.size === 0) onWaiting(false);
    return call;
  };
  return {
    begin(signal, send) {
      last += 1;
      const number = last;
      return new Promise<Result>((resolve, reject) => {
        const leave = (): void => end(number)?.reject(signal?.reason);
        signal?.addEventListener('abort', leave, { once: true });
        const stopListening = (): void => signal?.removeEventListener('abort', leave);
        calls.set(number, { resolve, reject, stopListening });
        if (calls.size === 1) onWaiting(true);
        send(number);
      });
    },
    resolve: (number, result) => end(number)?.resolve(result),
    reject: (number, error) => end(number)?.reject(error),
    rejectAll(error) {
      for (const number of [...calls.keys()]) end(number)?.reject(error);
    },
  };
}
