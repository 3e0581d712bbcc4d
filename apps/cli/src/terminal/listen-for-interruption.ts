/** A signal that aborts with the first SIGINT or SIGTERM; the second one ends the process as ever. */
export function listenForInterruption(process: Pick<NodeJS.Process, 'once' | 'off'>): AbortSignal {
  const controller = new AbortController();
  const stop = (): void => {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    controller.abort();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return controller.signal;
}
