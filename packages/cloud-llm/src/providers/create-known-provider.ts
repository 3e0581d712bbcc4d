import type { ProviderCodec } from '@isartor/wire';
import type { Provider } from '../provider.js';
import { createAnthropicProvider } from './anthropic.js';
import { createGeminiProvider } from './gemini.js';
import type { HttpProviderOptions } from './http-provider-options.js';
import { knownProvider } from './known-providers.js';
import { createOpenaiCompatibleProvider } from './openai-compatible.js';
import { createResponsesProvider } from './responses.js';

/** Every dialect that a provider may speak. */
export interface ProviderCodecs {
  readonly openai: ProviderCodec;
  readonly responses: ProviderCodec;
  readonly anthropic: ProviderCodec;
  readonly gemini: ProviderCodec;
}

/** How a provider of the table is reached; what is left out is as the table says. */
export interface KnownProviderOptions extends Omit<HttpProviderOptions, 'url'> {
  readonly url?: string;
  readonly codecs: ProviderCodecs;
}

/**
 * The driver for a provider of the table: that of its dialect, and where the URL of an OpenAI-compatible one ends in
 * `/responses`, that of the Responses API.
 * @throws Error for a name that is not in the table, and when the URL or the key cannot be used.
 */
export function createKnownProvider({ codecs, ...given }: KnownProviderOptions): Provider {
  const { baseUrl, dialect, hasResponses, modelFamilies, takesStreamOptions } = knownProvider(given.name);
  const options = { modelFamilies, ...given, url: given.url ?? baseUrl };
  if (dialect === 'anthropic') return createAnthropicProvider({ ...options, codec: codecs.anthropic });
  if (dialect === 'gemini') return createGeminiProvider({ ...options, codec: codecs.gemini });
  if (isResponsesUrl(options.url)) {
    return createResponsesProvider({ ...options, codec: codecs.responses, chatCodec: codecs.openai });
  }
  return createOpenaiCompatibleProvider({
    ...options,
    codec: codecs.openai,
    takesStreamOptions,
    ...(hasResponses && { responsesCodec: codecs.responses }),
  });
}

const isResponsesUrl = (url: string): boolean => URL.canParse(url) && /\/responses\/*$/.test(new URL(url).pathname);
