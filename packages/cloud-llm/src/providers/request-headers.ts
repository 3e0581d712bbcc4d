import type { ChatRequest, Secret } from '@isartor/core';
import type { ProviderCall } from '../provider.js';

/** The caller's headers that mean something to an OpenAI upstream. Everything else of the caller's stays here. */
const PASSED_ON = /^(?:openai-[a-z-]+|idempotency-key)$/;
const VISIBLE_ASCII = /^[\x21-\x7e]+$/;

/**
 * Makes the headers of a request, names and values in turn. What does not change from request to request, the key
 * above all, is put together once. `extra` goes with every request.
 * @throws Error when the key cannot be put into a header; the message does not repeat it.
 */
export function createRequestHeaders(
  apiKey: Secret | undefined,
  extra: Readonly<Record<string, string>>,
): (request: ChatRequest, call: Pick<ProviderCall, 'stream' | 'headers'>) => readonly string[] {
  const shared = [
    'content-type',
    'application/json',
    // The front doors of some providers turn away whoever does not say what it is.
    'user-agent',
    'isartor',
    ...authorization(apiKey),
    ...Object.entries(extra).flat(),
  ];
  const whole = ['accept', 'application/json', ...shared];
  const streamed = ['accept', 'text/event-stream', ...shared];
  return ({ features }, { stream, headers = {} }) => {
    const fixed = stream ? streamed : whole;
    const passedOn = Object.entries({ ...headers, ...features }).filter(([name]) => PASSED_ON.test(name));
    return passedOn.length === 0 ? fixed : [...fixed, ...passedOn.flat()];
  };
}

function authorization(apiKey: Secret | undefined): readonly string[] {
  if (apiKey === undefined) return [];
  const key = apiKey.reveal();
  if (!VISIBLE_ASCII.test(key)) throw new Error('An API key must be visible ASCII characters without spaces');
  return ['authorization', `Bearer ${key}`];
}
