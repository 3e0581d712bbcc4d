import type { ErrorDetails, StreamError } from '../upstream/dialect.js';
import type { Behaviour } from '../upstream/reply-plan.js';
import { errorAnswer } from './error-answer.js';
import { OPENAI_HEADERS } from './openai-headers.js';

/** Fails as OpenAI does, on both of its APIs. */
export function openaiError(status: number, details: ErrorDetails): Behaviour {
  const { message, type, code } = openaiErrorFields({ status, ...details });
  const { retryAfterSeconds, headers } = details;
  return errorAnswer(status, message, {
    type,
    ...(code === null ? {} : { code }),
    headers: {
      ...OPENAI_HEADERS,
      ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
      ...headers,
    },
  });
}

/** The fields of an error object. */
export function openaiErrorFields(error: StreamError) {
  const status = error.status ?? 500;
  const usual = USUAL.get(status) ?? (status < 500 ? { type: 'invalid_request_error' } : { type: 'server_error' });
  return {
    message: error.message ?? 'The server had an error while processing your request',
    type: error.type ?? usual.type,
    param: null,
    code: error.code ?? usual.code ?? null,
  };
}

const USUAL: ReadonlyMap<number, { readonly type: string; readonly code?: string }> = new Map([
  [401, { type: 'invalid_request_error', code: 'invalid_api_key' }],
  [404, { type: 'invalid_request_error', code: 'model_not_found' }],
  [429, { type: 'requests', code: 'rate_limit_exceeded' }],
]);
