import type { Embedder } from '@isartor/core';
import { bearer } from '../http/bearer.js';
import { endpoint } from '../http/endpoint.js';
import { type Reply, send } from '../http/send.js';
import { createServerEmbedder } from '../http/server-embedder.js';
import type { ServerEmbedderOptions } from '../http/server-embedder-options.js';
import { createServedModel } from './served-model.js';

/** Settings of the embedder that asks text-embeddings-inference. */
export interface TeiEmbedderOptions extends ServerEmbedderOptions {
  /** The model that the server must have (`model_id` of its `/info`). Without it, whatever it has when it is first asked. */
  readonly model?: string;
}

/** What a text of 32,768 word pieces, the longest that a server may take, can hardly exceed. */
const MAX_CHARACTERS = 200_000;

/**
 * Vectors by Hugging Face text-embeddings-inference at `url` (a base, or its `/embed`). The server is told to cut nothing, and is
 * asked for its model before the first text and after each failure: another one than before is an error. Calls reject with an
 * EmbedderError (`down`, `busy`, `timeout`, `reply`, `closed`). Throws where `url` is no HTTP URL.
 */
export function createTeiEmbedder(options: TeiEmbedderOptions): Embedder {
  const { url, model, apiKey, dimensions, maxCharacters = MAX_CHARACTERS } = options;
  const embed = endpoint(url, '/embed');
  const info = new URL(embed);
  info.pathname = embed.pathname.replace(/embed$/, 'info');
  const headers = bearer(apiKey);
  const served = createServedModel({ url: info.href, headers }, model);
  const name = model ?? `${embed.host}${embed.pathname}`;

  return createServerEmbedder({
    id: ['tei', name, ...(dimensions === undefined ? [] : [dimensions])].join('/'),
    options: { ...options, maxCharacters },
    dialect: {
      async ask(text, signal) {
        await served.verify(signal);
        return send({ url: embed.href, headers, body: { inputs: text, normalize: true, truncate: false } }, signal);
      },
      numbersIn: (json) => (Array.isArray(json) && json.length === 1 ? json[0] : undefined),
      isTooLong,
      forget: served.forget,
    },
  });
}

/** Newer servers answer 422 where older ones answer 413. */
function isTooLong({ status, json }: Reply): boolean {
  if (status === 413) return true;
  return status === 422 && /must have less than \d+ tokens/.test(JSON.stringify(json ?? ''));
}
