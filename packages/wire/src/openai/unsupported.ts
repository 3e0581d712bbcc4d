import { IsartorError } from '@isartor/core';

/** What Chat Completions cannot carry: `what` completes the sentence "… cannot be sent as Chat Completions". */
export const unsupported = (what: string): IsartorError =>
  new IsartorError('unsupported_feature', `${what} cannot be sent as Chat Completions`);
