import { type ChatReply, type ChatRequest, IsartorError, Secret } from '@isartor/core';
import { openaiProviderCodec } from '@isartor/wire';
import { type CloudLlm, createCloudLlm } from '../src/cloud-llm.js';
import type { CloudLlmConfigInput } from '../src/config.js';
import { createOpenaiCompatibleProvider, type OpenaiCompatibleOptions } from '../src/providers/openai-compatible.js';
import { SYSTEM_TIMERS, type Timers } from '../src/timers.js';

/** The key of every provider in these tests. */
export const API_KEY = 'sk-test-0123456789abcdef';

export interface OpenaiCloudOptions {
  readonly config?: CloudLlmConfigInput;
  readonly timers?: Timers;
  readonly provider?: Partial<OpenaiCompatibleOptions>;
}

/** The engine with one real provider at `url`; waits between attempts are next to nothing. */
export function openaiCloud(
  url: string,
  { config, timers = SYSTEM_TIMERS, provider }: OpenaiCloudOptions = {},
): CloudLlm {
  return createCloudLlm({
    providers: [
      createOpenaiCompatibleProvider({
        name: 'openai',
        url,
        apiKey: new Secret(API_KEY),
        codec: openaiProviderCodec,
        timers,
        ...provider,
      }),
    ],
    timers,
    random: () => 0.001,
    ...(config && { config }),
  });
}

/** Asks as a caller that never leaves. */
export function ask(cloudLlm: CloudLlm, request: ChatRequest): Promise<ChatReply> {
  return cloudLlm.call(request, { signal: new AbortController().signal });
}

/** The failure of a call that must fail. */
export async function failureOf(call: Promise<unknown>): Promise<IsartorError> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!IsartorError.is(error)) throw new Error('The call did not fail as expected', { cause: error });
  return error;
}
