import type { ChatRequest, Operation } from '@isartor/core';
import type { ProviderCodec } from '@isartor/wire';
import { departure } from '../departure.js';
import { isForeignFamily } from '../dialect-family.js';
import type { ServerAddress } from '../endpoint/provider-url.js';
import { connectionFault } from '../http/connection-fault.js';
import { createHttpClient } from '../http/http-client.js';
import { readErrorBody } from '../http/read-body.js';
import { statusFault } from '../http/status-fault.js';
import { createSecretMask } from '../mask-secrets.js';
import type { Provider } from '../provider.js';
import { SYSTEM_TIMERS } from '../timers.js';
import { callerCredentials } from './caller-credentials.js';
import type { HttpProviderOptions } from './http-provider-options.js';
import { operationCodec } from './operation-codec.js';
import { readAnswer } from './read-answer.js';
import { createRequestHeaders, type HeaderRules } from './request-headers.js';

/** Where one request goes, and in which dialect. */
export interface UpstreamRoute {
  readonly codec: ProviderCodec;
  /** Query included. */
  readonly path: string;
}

/** What makes a driver of one dialect, or one family of them, out of HTTP. */
export interface HttpDialect {
  readonly address: ServerAddress;
  readonly operations: readonly Operation[];
  readonly headers: HeaderRules;
  /** False where a stream tells its usage unasked and the wish for it is an error. True when left out. */
  readonly takesStreamOptions?: boolean;
  routeFor(request: ChatRequest, stream: boolean): UpstreamRoute;
}

const NO_HEADERS: Readonly<Record<string, string>> = {};

/**
 * A provider that is asked over HTTP/1.1 with connections kept alive. Redirects are not followed.
 * @throws Error when the key cannot be used.
 */
export function createHttpProvider(options: HttpProviderOptions, dialect: HttpDialect): Provider {
  const { name, apiKey, timers = SYSTEM_TIMERS, dispatcher } = options;
  const { address, headers: rules, takesStreamOptions = true } = dialect;
  const ownSecrets = apiKey === undefined ? [] : [apiKey.reveal()];
  const ownMask = createSecretMask(ownSecrets);
  const headersFor = createRequestHeaders({ rules, apiKey, extra: options.headers ?? NO_HEADERS });
  const http = createHttpClient({ origin: address.origin, timers, ...(dispatcher && { dispatcher }) });

  return {
    name,
    capabilities: { operations: dialect.operations },
    modelFamilies: options.modelFamilies ?? [],
    server: { host: address.host, port: address.port },
    dialectFor: (request) => dialect.routeFor(request, request.stream).codec.format,
    async send(request, call) {
      const stream = call.stream && request.operation === 'chat';
      const { codec, path } = dialect.routeFor(request, stream);
      const operation = operationCodec(codec, request, { stream, withUsage: stream && takesStreamOptions });
      const isForeign = isForeignFamily(request, codec.format);
      const credentials = isForeign ? undefined : callerCredentials(call.credentials, rules.credentials);
      const mask = credentials === undefined ? ownMask : createSecretMask([...ownSecrets, ...credentials.secrets]);
      const headers = headersFor({
        stream,
        headers: isForeign ? NO_HEADERS : { ...call.headers, ...request.features },
        ...(credentials && { credentials: credentials.headers }),
      });
      const body = operation.buildRequest(request);
      const answer = await http.post({ path, headers, body }, call).catch((error: unknown) => {
        throw call.signal.aborted ? departure(call.signal) : connectionFault(error, name);
      });
      const { head, exchange } = answer;
      const reading = { provider: name, codec, mask, isForeign };
      if (head.status >= 200 && head.status < 300) return readAnswer({ ...reading, answer, request, call, operation });
      const error = codec.parseError(await readErrorBody(exchange, timers));
      throw statusFault({ ...reading, format: codec.format, head, error, nowMs: Date.now() });
    },
    close: () => http.close(),
  };
}
