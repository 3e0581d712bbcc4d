import type { Secret } from '@isartor/core';
import type { ProviderCodec } from '@isartor/wire';
import type { Dispatcher } from 'undici';
import { departure } from '../departure.js';
import { parseEndpoint } from '../endpoint.js';
import { connectionFault } from '../http/connection-fault.js';
import { createHttpClient } from '../http/http-client.js';
import { readErrorBody } from '../http/read-body.js';
import { statusFault } from '../http/status-fault.js';
import { createSecretMask } from '../mask-secrets.js';
import type { Provider } from '../provider.js';
import { SYSTEM_TIMERS, type Timers } from '../timers.js';
import { readAnswer } from './read-answer.js';
import { createRequestHeaders } from './request-headers.js';

/** How one OpenAI-compatible server is reached, and what is special about it. */
export interface OpenaiCompatibleOptions {
  readonly name: string;
  /** A base such as `http://host/v1`, or a full URL that ends in `/chat/completions`. */
  readonly url: string;
  /** Sent as a bearer token; left out for a server that wants none. */
  readonly apiKey?: Secret;
  readonly codec: ProviderCodec;
  /** Models that are this provider's wherever they are asked for without one. */
  readonly modelFamilies?: readonly RegExp[];
  /** False where a stream tells its usage unasked and the wish for it is an error. True when left out. */
  readonly takesStreamOptions?: boolean;
  /** Sent with every request, beside our own. */
  readonly headers?: Readonly<Record<string, string>>;
  /** An undici dispatcher to use in place of the provider's own pool; it is not closed with the provider. */
  readonly dispatcher?: Dispatcher;
  readonly timers?: Timers;
}

/**
 * A provider that speaks Chat Completions over HTTP/1.1 with connections kept alive. Redirects are not followed.
 * @throws Error when the URL or the key cannot be used.
 */
export function createOpenaiCompatibleProvider(options: OpenaiCompatibleOptions): Provider {
  const { name, codec, apiKey, takesStreamOptions = true, timers = SYSTEM_TIMERS, dispatcher } = options;
  const endpoint = parseEndpoint(options.url);
  const mask = createSecretMask(apiKey === undefined ? [] : [apiKey.reveal()]);
  const headersFor = createRequestHeaders(apiKey, options.headers ?? {});
  const http = createHttpClient({ origin: endpoint.origin, timers, ...(dispatcher && { dispatcher }) });

  return {
    name,
    format: codec.format,
    capabilities: { operations: ['chat'] },
    modelFamilies: options.modelFamilies ?? [],
    server: { host: endpoint.host, port: endpoint.port },
    async send(request, call) {
      const { stream } = call;
      const body = codec.buildRequest(request, { stream, withUsage: stream && takesStreamOptions });
      const headers = headersFor(request, call);
      const answer = await http.post({ path: endpoint.chatPath, headers, body }, call).catch((error: unknown) => {
        throw call.signal.aborted ? departure(call.signal) : connectionFault(error, name);
      });
      const { head, exchange } = answer;
      if (head.status >= 200 && head.status < 300) {
        return readAnswer({ answer, request, call, provider: name, codec, mask });
      }
      const error = codec.parseError(await readErrorBody(exchange, timers));
      throw statusFault({ provider: name, head, error, mask, nowMs: Date.now() });
    },
    close: () => http.close(),
  };
}
