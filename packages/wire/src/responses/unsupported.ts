import type { IsartorError } from '@isartor/core';
import { unsupported as unsupportedIn } from '../translation/unsupported.js';

/** What the Responses API cannot carry: `what` completes the sentence "… cannot be sent as the Responses API". */
export const unsupported = (what: string): IsartorError => unsupportedIn(what, 'responses');
