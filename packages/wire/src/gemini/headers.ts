import type { DialectHeaders } from '../codec.js';

/** No header changes what Gemini answers; one names the project that pays. */
export const GEMINI_HEADERS: DialectHeaders = {
  features: {},
  account: ['x-goog-user-project'],
};
