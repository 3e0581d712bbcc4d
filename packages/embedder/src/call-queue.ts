import { withinDeadline } from '@isartor/core';
import { EmbedderError } from './embedder-error.js';

/** Bounds of a line of calls. */
export interface CallQueueOptions {
  /** Milliseconds that a call may take, its wait included. */
  readonly timeoutMs: number;
  /** Calls that may be under way at once. */
  readonly maxRunning: number;
  /** Calls that may wait beside them. */
  readonly maxWaiting: number;
}

/** Calls that take their turns. */
export interface CallQueue {
  readonly waiting: number;
  /** Calls so far that were turned away. */
  readonly turnedAway: number;
  /** Calls whose time is up while their work goes on. */
  readonly overdue: number;
  /**
   * Does the work when it is its turn. Rejects with an EmbedderError (`busy`, `timeout`) or the signal's reason; the turn
   * itself ends only when the work has settled.
   */
  run<Result>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<Result>): Promise<Result>;
  /** Counts a call that was turned away before it came here, and gives the error for it. */
  turnAway(reason: string): EmbedderError;
}

/** Makes one; first come, first served. */
export function createCallQueue({ timeoutMs, maxRunning, maxWaiting }: CallQueueOptions): CallQueue {
  const line = new Set<() => void>();
  let running = 0;
  let turnedAway = 0;
  let overdue = 0;

  const turnAway = (reason: string): EmbedderError => {
    turnedAway += 1;
    return new EmbedderError('busy', reason);
  };
  const turn = (signal: AbortSignal): Promise<void> | undefined => {
    if (running < maxRunning) {
      running += 1;
      return undefined;
    }
    return new Promise((resolve) => {
      line.add(resolve);
      signal.addEventListener('abort', () => line.delete(resolve));
    });
  };
  const endTurn = (): void => {
    const [next] = line;
    if (next === undefined) running -= 1;
    else {
      line.delete(next);
      next();
    }
  };
  const runInTurn = async <Result>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<Result>) => {
    await turn(signal);
    let late = 0;
    const note = (): void => {
      late = isTimeout(signal.reason) ? 1 : 0;
      overdue += late;
    };
    try {
      // Who left in the very moment of his turn hands it on.
      signal.throwIfAborted();
      signal.addEventListener('abort', note);
      return await work(signal);
    } finally {
      overdue -= late;
      endTurn();
    }
  };

  return {
    get waiting() {
      return line.size;
    },
    get turnedAway() {
      return turnedAway;
    },
    get overdue() {
      return overdue;
    },
    turnAway,
    async run(signal, work) {
      signal.throwIfAborted();
      if (running >= maxRunning && line.size >= maxWaiting) throw turnAway('too many calls wait');
      try {
        return await withinDeadline({ timeoutMs, signal }, (within) => runInTurn(within, work));
      } catch (error) {
        if (signal.aborted || !isTimeout(error)) throw error;
        throw new EmbedderError('timeout', `there was no answer within ${timeoutMs} ms`);
      }
    },
  };
}

const isTimeout = (error: unknown): boolean => error instanceof DOMException && error.name === 'TimeoutError';
