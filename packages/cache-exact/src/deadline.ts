interface Deadline {
  readonly timeoutMs: number;
  /** The caller's own wish to leave. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs `work` until it ends, the time is up (a `TimeoutError`) or the caller leaves, whichever is first. `work` is
 * told by its signal, but one that does not listen cannot hold the caller.
 */
export async function withinDeadline<Result>(
  { timeoutMs, signal }: Deadline,
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
    controller.abort(new DOMException(`The store did not answer within ${timeoutMs} ms`, 'TimeoutError'));
  }, timeoutMs);
  try {
    return await Promise.race([work(controller.signal), cut]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', leave);
  }
}
