import type { ErrorDetails, StreamError } from '../upstream/dialect.js';
import { rawAnswer } from '../upstream/raw-answer.js';
import type { Behaviour } from '../upstream/reply-plan.js';
import { GEMINI_HEADERS, JSON_TYPE } from './gemini-headers.js';
import { geminiFraming } from './gemini-path.js';

/** Fails as the Gemini API does; a stream without `alt=sse` fails with a list of one error. */
export function geminiError(status: number, details: ErrorDetails): Behaviour {
  const error = geminiErrorBody({ status, ...details });
  return (request) => {
    const body = JSON.stringify(geminiFraming(request) === 'list' ? [error] : error, null, 2);
    return rawAnswer({ status, headers: { ...JSON_TYPE, ...GEMINI_HEADERS, ...details.headers }, body })(request);
  };
}

/** An error as a body and a chunk of a stream hold it. */
export function geminiErrorBody({ status = 500, message, type, retryAfterSeconds }: StreamError) {
  const retry = { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: `${retryAfterSeconds}s` };
  return {
    error: {
      code: status,
      message: message ?? 'An internal error has occurred.',
      status: type ?? STATUSES.get(status) ?? (status < 500 ? 'INVALID_ARGUMENT' : 'UNKNOWN'),
      ...(retryAfterSeconds === undefined ? {} : { details: [retry] }),
    },
  };
}

const STATUSES: ReadonlyMap<number, string> = new Map([
  [401, 'UNAUTHENTICATED'],
  [403, 'PERMISSION_DENIED'],
  [404, 'NOT_FOUND'],
  [409, 'ABORTED'],
  [429, 'RESOURCE_EXHAUSTED'],
  [499, 'CANCELLED'],
  [500, 'INTERNAL'],
  [501, 'UNIMPLEMENTED'],
  [503, 'UNAVAILABLE'],
  [504, 'DEADLINE_EXCEEDED'],
]);
