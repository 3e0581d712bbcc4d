import type { Embedder } from '@isartor/core';
import { bearer } from '../http/bearer.js';
import { endpoint } from '../http/endpoint.js';
import { type Reply, send } from '../http/send.js';
import { createServerEmbedder } from '../http/server-embedder.js';
import type { ServerEmbedderOptions } from '../http/server-embedder-options.js';

/** Settings of the embedder that asks an OpenAI-compatible server. */
export interface OpenaiEmbedderOptions extends ServerEmbedderOptions {
  readonly model: string;
}

/** Some servers cut longer texts without a word; models see at least 256 word pieces, about 1,000 characters of English. */
const MAX_CHARACTERS = 1_000;

/**
 * Vectors by any server with OpenAI's `/embeddings`, at `url` (a base such as `https://api.openai.com/v1`, or the whole endpoint).
 * `dimensions`, where given, is asked for. Calls reject with an EmbedderError (`down`, `busy`, `timeout`, `reply`, `closed`).
 * Throws where `url` is no HTTP URL.
 */
export function createOpenaiEmbedder(options: OpenaiEmbedderOptions): Embedder {
  const { url, model, apiKey, dimensions, maxCharacters = MAX_CHARACTERS } = options;
  const { href, host } = endpoint(url, '/embeddings');
  const headers = bearer(apiKey);
  const wish = dimensions === undefined ? {} : { dimensions };

  return createServerEmbedder({
    id: ['openai', host, model, ...Object.values(wish)].join('/'),
    options: { ...options, maxCharacters },
    dialect: {
      ask: (input, signal) =>
        send({ url: href, headers, body: { model, input, encoding_format: 'float', ...wish } }, signal),
      numbersIn: (json) => {
        const { data } = Object(json);
        return Array.isArray(data) && data.length === 1 ? Object(data[0]).embedding : undefined;
      },
      isTooLong,
    },
  });
}

/** OpenAI names it by a code, others in words only. */
function isTooLong({ status, json }: Reply): boolean {
  if (status === 413) return true;
  const { code, message } = Object(Object(json).error ?? json);
  if (status !== 400 && status !== 422) return false;
  return code === 'context_length_exceeded' || /maximum context length|too (long|many tokens)/i.test(String(message));
}
