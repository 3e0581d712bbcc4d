import type { IsartorError } from '@isartor/core';
import { unsupported as unsupportedIn } from '../translation/unsupported.js';

/** What Chat Completions cannot carry: `what` completes the sentence "… cannot be sent as Chat Completions". */
export const unsupported = (what: string): IsartorError => unsupportedIn(what, 'openai');
