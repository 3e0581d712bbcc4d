import type { IsartorError } from '@isartor/core';
import type { RenderedError } from '../codec.js';
import { errorResponse } from '../error-response.js';

/** An error response, `{"error","message"}`; `error` is our own code. */
export const renderError = (error: IsartorError): RenderedError =>
  errorResponse(error, { error: error.code, message: error.message });
