import type { CallObserver } from './call-observer.js';

/** The calls under way, streams until their end included. */
export interface RunningCalls {
  /** Counts a call from now until its observer hears of the end. */
  count(observer: CallObserver): CallObserver;
  /** Resolves when no call is under way. */
  ended(): Promise<void>;
}

/** Starts with no call under way. */
export function createRunningCalls(): RunningCalls {
  let running = 0;
  let waiting: (() => void)[] = [];
  return {
    count(observer) {
      running += 1;
      return {
        onAttempt: (attempt) => observer.onAttempt(attempt),
        onAttemptFailed: (error, final) => observer.onAttemptFailed(error, final),
        onReply: (reply, attempts) => observer.onReply(reply, attempts),
        onFrame: (frame) => observer.onFrame(frame),
        onEnd: (end) => {
          running -= 1;
          observer.onEnd(end);
          if (running > 0) return;
          for (const resolve of waiting) resolve();
          waiting = [];
        },
      };
    },
    ended: () => (running === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}
