import type { IsartorError } from '@isartor/core';
import { unsupported as unsupportedIn } from '../translation/unsupported.js';

/** What the Gemini API cannot carry: `what` completes the sentence "… cannot be sent as the Gemini API". */
export const unsupported = (what: string): IsartorError => unsupportedIn(what, 'gemini');
