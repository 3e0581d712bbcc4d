/** One piece of work that several wait for. */
export interface SharedCall<Result> {
  /** Whether all who waited have left: it is being aborted, and nobody may join. */
  readonly isAbandoned: boolean;
  /** Waits for the result; rejects with the signal's reason as soon as that aborts. */
  join(signal: AbortSignal): Promise<Result>;
}

/** Starts the work with the first who joins, and aborts it when the last has left. */
export function createSharedCall<Result>(work: (signal: AbortSignal) => Promise<Result>): SharedCall<Result> {
  const controller = new AbortController();
  let result: Promise<Result> | undefined;
  let waiting = 0;

  const start = (): Promise<Result> => {
    const started = work(controller.signal);
    // Nobody may be left to hear of its failure.
    started.catch(() => {});
    return started;
  };

  return {
    get isAbandoned() {
      return controller.signal.aborted;
    },
    join(signal) {
      waiting += 1;
      result ??= start();
      const shared = result;
      return new Promise<Result>((resolve, reject) => {
        const leave = (): void => {
          reject(signal.reason);
          waiting -= 1;
          if (waiting === 0) controller.abort(signal.reason);
        };
        signal.addEventListener('abort', leave, { once: true });
        const stay = (): void => signal.removeEventListener('abort', leave);
        shared.finally(stay).then(resolve, reject);
      });
    },
  };
}
