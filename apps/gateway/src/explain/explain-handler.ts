import type { Caller } from '../auth/authenticator.js';
import { requestControls } from '../caching/request-controls.js';
import { requestScope } from '../caching/request-scope.js';
import { readBody } from '../http/body.js';
import type { Exchange } from '../http/exchange.js';
import { mediaTypeOf, readRequestAfresh } from '../http/read-request.js';
import { EXPLAIN_ROUTE } from '../http/routes.js';
import { sendJson } from '../http/send.js';
import type { Runtime } from '../runtime.js';
import type { Presence } from '../semantic-cache/presence.js';
import { codecByShape, namedCodec } from './choose-codec.js';
import type { Turnstile } from './create-turnstile.js';
import { explainRequest } from './explain-request.js';
import type { ExplainReport } from './report.js';

/** Who lets callers in, how many, and the cache that is asked. */
export interface ExplainDuties {
  /** Called once it is known in which dialect to refuse. */
  readonly enter: (exchange: Exchange, runtime: Runtime) => Caller;
  readonly presence: Presence;
  readonly turnstile: Turnstile;
}

/**
 * `POST /v1/explain`: which layer would answer a request of any dialect, and why, as the same caller would see it. Nothing is
 * answered, counted, stored or learnt, and nobody is asked.
 * @throws IsartorError what a prompt's door and its codec throw, in the dialect of the request.
 */
export async function handleExplain(
  exchange: Exchange,
  runtime: Runtime,
  { enter, presence, turnstile }: ExplainDuties,
): Promise<void> {
  const { headers } = exchange.incoming;
  const named = namedCodec(headers);
  if (named !== undefined) exchange.route = { ...EXPLAIN_ROUTE, codec: named };
  const caller = enter(exchange, runtime);
  turnstile.admit(exchange);
  const { maxBodyBytes: maxBytes, bodyTimeoutMs: timeoutMs } = runtime.config.server;
  const body = await readBody(exchange.incoming, { maxBytes, timeoutMs });
  const codec = named ?? codecByShape(headers, mediaTypeOf(headers['content-type']), body);
  exchange.route = { ...EXPLAIN_ROUTE, codec };
  const { request, sessionId, cache, askedModel } = readRequestAfresh(exchange, runtime, body);
  const { controls, namespace } = requestControls(headers, cache);
  const scope = requestScope(caller.tenant, headers, { sessionId, namespace });
  const layers = await explainRequest(runtime, { request, scope, controls, signal: exchange.signal, presence });
  const report: ExplainReport = {
    dialect: codec.format,
    model: askedModel ?? request.model,
    scope: { tenant: scope.tenant, session: scope.session ?? null, namespace: scope.namespace ?? null },
    ...layers,
    router: { state: 'not_built' },
    optimizer: { bytes_saved: 0, strategy: null, diff: null },
    provider: { name: request.provider, model: request.model },
  };
  sendJson(exchange, 200, report);
}
