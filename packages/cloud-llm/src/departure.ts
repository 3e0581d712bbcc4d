import { IsartorError } from '@isartor/core';
import type { CancelSignal } from './cancel-signal.js';

/** Why a call was given up from outside: the signal's own reason when that is one of ours, else its caller left. */
export function departure({ reason }: CancelSignal): IsartorError {
  return IsartorError.is(reason) ? reason : new IsartorError('client_closed', 'The caller has left');
}
