/** Bounds of one wait. */
export interface Deadline {
  readonly timeoutMs: number;
  /** The time is what earlier work has left over: that it is up tells nothing of the store. */
  readonly isRest?: boolean;
  /** The caller's own wish to leave. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs `work` until it ends, the time is up (a `TimeoutError`; an `AbortError` where it was only a rest) or the caller
 * leaves, whichever is first. `work` is told by its signal, but one that does not listen cannot hold the caller.
 */
export async function withinDeadline<Result>(
  { timeoutMs, isRest = false, signal }: Deadline,
  work: (signal: AbortSignal) => Result | Promise<Result>,
): Promise<Result> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const cut = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason));
  });
  const leave = (): void => controller.abort(signal?.reason);
  signal?.addEventListener('abort', leave);
  const timer = setTimeout(() => {
    const message = `There was no answer within ${timeoutMs} ms`;
    controller.abort(new DOMException(message, isRest ? 'AbortError' : 'TimeoutError'));
  }, timeoutMs);
  try {
    return await Promise.race([work(controller.signal), cut]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', leave);
  }
}
