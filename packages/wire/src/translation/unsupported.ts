import { IsartorError, type WireFormat } from '@isartor/core';
import { DIALECT_NAMES } from './dialect-names.js';

/** What a dialect cannot carry: `what` completes the sentence "… cannot be sent as Chat Completions". */
export const unsupported = (what: string, target: WireFormat): IsartorError =>
  new IsartorError('unsupported_feature', `${what} cannot be sent as ${DIALECT_NAMES[target]}`);
