import { jsonAnswer } from '../upstream/raw-answer.js';
import type { Behaviour } from '../upstream/reply-plan.js';

/** Fails in OpenAI's error shape. */
export function errorAnswer(
  status: number,
  message: string,
  more: { readonly type?: string; readonly code?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Behaviour {
  const error = { message, type: more.type ?? 'server_error', code: more.code ?? null, param: null };
  return jsonAnswer({ error }, { status, headers: more.headers ?? {} });
}

/** A 429 that asks to come back after `retryAfterSeconds`. */
export function throttledAnswer(retryAfterSeconds: number): Behaviour {
  return errorAnswer(429, 'Rate limit reached', {
    type: 'requests',
    code: 'rate_limit_exceeded',
    headers: { 'retry-after': String(retryAfterSeconds), 'x-ratelimit-remaining-requests': '0' },
  });
}
