import { type Operation, Secret, type WireFormat } from '@isartor/core';
import {
  startAnthropicUpstream,
  startGeminiUpstream,
  startOpenaiUpstream,
  startResponsesUpstream,
} from '@isartor/testing';
import {
  anthropicProviderCodec,
  geminiProviderCodec,
  openaiProviderCodec,
  responsesProviderCodec,
} from '@isartor/wire';
import type { Provider } from '../src/provider.js';
import { createAnthropicProvider } from '../src/providers/anthropic.js';
import { createGeminiProvider } from '../src/providers/gemini.js';
import type { HttpProviderOptions } from '../src/providers/http-provider-options.js';
import { createOpenaiCompatibleProvider } from '../src/providers/openai-compatible.js';
import { createResponsesProvider } from '../src/providers/responses.js';

/** A dialect with its real codec, its driver, and a server that speaks it. */
export interface SpokenDialect {
  readonly format: Extract<WireFormat, 'openai' | 'responses' | 'anthropic' | 'gemini'>;
  readonly operations: readonly Operation[];
  /** The status that says its server has too much to do. */
  readonly overloaded: 503 | 529;
  startUpstream(): ReturnType<typeof startOpenaiUpstream>;
  createProvider(options: Pick<HttpProviderOptions, 'url' | 'timers'>): Provider;
}

const shared = { name: 'upstream', apiKey: new Secret('sk-test-0123456789abcdef') };

/** Every dialect that providers speak. */
export const SPOKEN_DIALECTS: readonly SpokenDialect[] = [
  {
    format: 'openai',
    operations: ['chat', 'embeddings'],
    overloaded: 529,
    startUpstream: startOpenaiUpstream,
    createProvider: (options) => createOpenaiCompatibleProvider({ ...shared, ...options, codec: openaiProviderCodec }),
  },
  {
    format: 'responses',
    operations: ['chat', 'embeddings', 'count_tokens'],
    overloaded: 529,
    startUpstream: startResponsesUpstream,
    createProvider: (options) =>
      createResponsesProvider({ ...shared, ...options, codec: responsesProviderCodec, chatCodec: openaiProviderCodec }),
  },
  {
    format: 'anthropic',
    operations: ['chat', 'count_tokens'],
    overloaded: 529,
    startUpstream: startAnthropicUpstream,
    createProvider: (options) => createAnthropicProvider({ ...shared, ...options, codec: anthropicProviderCodec }),
  },
  {
    format: 'gemini',
    operations: ['chat', 'embeddings', 'count_tokens'],
    overloaded: 503,
    startUpstream: startGeminiUpstream,
    createProvider: (options) => createGeminiProvider({ ...shared, ...options, codec: geminiProviderCodec }),
  },
];
