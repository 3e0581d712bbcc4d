import type { ChatReply, IsartorError, ReplyFrame } from '@isartor/core';

/** How a call ended. An abandoned call is nobody's failure. */
export type CallEnd =
  | { readonly status: 'completed' }
  | { readonly status: 'failed'; readonly error: IsartorError }
  | { readonly status: 'abandoned' };

/** Sees what happens in one call, in this order: failed attempts, the reply, its frames, the end (exactly once). */
export interface CallObserver {
  /** An attempt failed; `final` says whether the call did with it. */
  onAttemptFailed(error: IsartorError, final: boolean): void;
  /** `attempts` counts the one that succeeded. */
  onReply(reply: ChatReply, attempts: number): void;
  onFrame(frame: ReplyFrame): void;
  onEnd(end: CallEnd): void;
}

const nothing = (): void => {};

/** Looks away. */
export const SILENT_OBSERVER: CallObserver = {
  onAttemptFailed: nothing,
  onReply: nothing,
  onFrame: nothing,
  onEnd: nothing,
};
