import type { ChatReply, IsartorError, ReplyFrame } from '@isartor/core';

/** How a call ended. An abandoned call is nobody's failure. */
export type CallEnd =
  | { readonly status: 'completed' }
  | { readonly status: 'failed'; readonly error: IsartorError }
  | { readonly status: 'abandoned' };

/** Sees what happens in one call, in this order: attempts and their failures, the reply, its frames, the end (exactly once). */
export interface CallObserver {
  /** An attempt begins; 1 is the first. */
  onAttempt(attempt: number): void;
  /** An attempt failed; `final` says whether the call did with it. */
  onAttemptFailed(error: IsartorError, final: boolean): void;
  /** `attempts` counts the one that succeeded. */
  onReply(reply: ChatReply, attempts: number): void;
  onFrame(frame: ReplyFrame): void;
  onEnd(end: CallEnd): void;
}

/** Tells each of them, in this order. */
export function joinObservers(observers: readonly CallObserver[]): CallObserver {
  return {
    onAttempt(attempt) {
      for (const observer of observers) observer.onAttempt(attempt);
    },
    onAttemptFailed(error, final) {
      for (const observer of observers) observer.onAttemptFailed(error, final);
    },
    onReply(reply, attempts) {
      for (const observer of observers) observer.onReply(reply, attempts);
    },
    onFrame(frame) {
      for (const observer of observers) observer.onFrame(frame);
    },
    onEnd(end) {
      for (const observer of observers) observer.onEnd(end);
    },
  };
}

const nothing = (): void => {};

/** Looks away. */
export const SILENT_OBSERVER: CallObserver = {
  onAttempt: nothing,
  onAttemptFailed: nothing,
  onReply: nothing,
  onFrame: nothing,
  onEnd: nothing,
};
