import type { IsartorError } from '@isartor/core';
import { unsupported as unsupportedIn } from '../translation/unsupported.js';

/** What Anthropic Messages cannot carry: `what` completes the sentence "… cannot be sent as Anthropic Messages". */
export const unsupported = (what: string): IsartorError => unsupportedIn(what, 'anthropic');
