import { createAnthropic } from '@ai-sdk/anthropic';
import { createGoogleGenerativeAI } from '@ai-sdk/google';
import { createOpenAI } from '@ai-sdk/openai';
import type { generateText, LanguageModel } from 'ai';
import { CLIENT_KEY, type ClientDialect, type ClientOptions } from '../../dialects/harness/dialect-client.js';

type ProviderOptions = NonNullable<Parameters<typeof generateText>[0]['providerOptions']>;

/** A provider package of the Vercel AI SDK, by the dialect that it speaks. */
export interface AiSdkProvider {
  readonly dialect: ClientDialect;
  model(options: ClientOptions): LanguageModel;
  /** What its users set behind a gateway that may translate. */
  readonly providerOptions: ProviderOptions;
}

export const AI_SDK_PROVIDERS: readonly AiSdkProvider[] = [
  {
    dialect: 'openai',
    model: ({ url, model, headers }) =>
      createOpenAI({ apiKey: CLIENT_KEY, baseURL: `${url}/v1`, headers: { ...headers } }).chat(model),
    providerOptions: {},
  },
  {
    dialect: 'responses',
    model: ({ url, model, headers }) =>
      createOpenAI({ apiKey: CLIENT_KEY, baseURL: `${url}/v1`, headers: { ...headers } }).responses(model),
    // Otherwise it refers to what the provider has kept of earlier answers.
    providerOptions: { openai: { store: false } },
  },
  {
    dialect: 'anthropic',
    model: ({ url, model, headers }) =>
      createAnthropic({ apiKey: CLIENT_KEY, baseURL: `${url}/v1`, headers: { ...headers } })(model),
    // Otherwise it asks by a tool of its own, called once, of models that it does not know.
    providerOptions: { anthropic: { structuredOutputMode: 'outputFormat' } },
  },
  {
    dialect: 'gemini',
    model: ({ url, model, headers }) =>
      createGoogleGenerativeAI({ apiKey: CLIENT_KEY, baseURL: `${url}/v1beta`, headers: { ...headers } })(model),
    providerOptions: {},
  },
];
