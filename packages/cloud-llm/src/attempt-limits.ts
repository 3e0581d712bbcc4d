import type { IsartorError } from '@isartor/core';
import type { CancelSignal } from './cancel-signal.js';
import type { Watchdog } from './watchdog.js';

/** What may end an attempt from outside: its deadlines and the caller. */
export interface AttemptLimits {
  readonly signal: CancelSignal;
  readonly watchdog: Watchdog;
  /** The caller, not a deadline, ended it. */
  callerLeft(): boolean;
  /** Ends the attempt as if its caller had left. */
  abandon(): void;
  /** Lets go of timer and signal. */
  release(): void;
  /** What a failure of the attempt means: the limit that was reached, else the failure itself. */
  faultOf(error: unknown): IsartorError;
}
