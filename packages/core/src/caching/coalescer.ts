interface Shared<Value> {
  readonly answer: Promise<Value>;
  readonly controller: AbortController;
  callers: number;
}

/** One call. */
export interface Sharing<Value> {
  /** Starts the work; its signal aborts when the last caller has left. */
  readonly start: (signal: AbortSignal) => Promise<Value>;
  /** Lets one caller leave without disturbing the others. */
  readonly signal?: AbortSignal | undefined;
}

/** Concurrent calls by key. */
export interface Coalescer<Value> {
  /** The answer of the work under way for this key, or of new work. What fails, fails every caller. */
  join(key: string, sharing: Sharing<Value>): Promise<Value>;
  /** Newcomers no longer join what is under way now; those who did get its answer. */
  forget(): void;
}

/** Lets identical concurrent calls share one piece of work. */
export function createCoalescer<Value>(): Coalescer<Value> {
  const underWay = new Map<string, Shared<Value>>();

  const begin = (key: string, start: Sharing<Value>['start']): Shared<Value> => {
    const controller = new AbortController();
    const drop = (): void => {
      if (underWay.get(key) === shared) underWay.delete(key);
    };
    const shared: Shared<Value> = { answer: start(controller.signal), controller, callers: 0 };
    underWay.set(key, shared);
    // Both ends are handled here, because by then every caller may have left.
    shared.answer.then(drop, drop);
    controller.signal.addEventListener('abort', drop);
    return shared;
  };

  return {
    async join(key, { start, signal }) {
      signal?.throwIfAborted();
      const shared = underWay.get(key) ?? begin(key, start);
      shared.callers += 1;
      return signal === undefined ? shared.answer : leavable(shared, signal);
    },
    forget: () => underWay.clear(),
  };
}

function leavable<Value>(shared: Shared<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      reject(signal.reason);
      shared.callers -= 1;
      if (shared.callers === 0) shared.controller.abort(signal.reason);
    };
    signal.addEventListener('abort', leave, { once: true });
    shared.answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
