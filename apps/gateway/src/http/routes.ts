import { type Bounded, bounded, CLIENTS, type EndpointFamily } from '@isartor/telemetry';
import {
  anthropicClientCodec,
  anthropicCountTokensCodec,
  type ClientCodec,
  geminiArrayClientCodec,
  geminiClientCodec,
  geminiCountTokensCodec,
  geminiStreamClientCodec,
  nativeClientCodec,
  openaiClientCodec,
  openaiEmbeddingsCodec,
  responsesClientCodec,
} from '@isartor/wire';

/** What the gateway knows of a path before it has read the request. */
export interface Route {
  /** The template, as `http.route` names it. */
  readonly path: Bounded;
  /** How requests are read and errors are told here. */
  readonly codec: ClientCodec;
  readonly client: Bounded;
  readonly family: EndpointFamily;
  /** Requests here are prompts: they run the layers and are counted. */
  readonly isPrompt: boolean;
  /** The model that the path names, in dialects where it does. */
  readonly model?: string;
}

/** Makes the routes of one family: prompts, or what else is served there. */
const routesOf =
  (family: EndpointFamily, client: (typeof CLIENTS)[number]) =>
  (path: string, codec: ClientCodec, isPrompt = false): Route => ({
    path: bounded(path, [path]),
    codec,
    client: bounded(client, CLIENTS),
    family,
    isPrompt,
  });

const native = routesOf('native', 'direct');
const openai = routesOf('openai', 'openai');
const anthropic = routesOf('anthropic', 'anthropic');
const gemini = routesOf('gemini', 'gemini');

/** Prompts that are posted to a path of their own. */
export const PROMPT_ROUTES: readonly Route[] = [
  native('/api/chat', nativeClientCodec, true),
  native('/api/v1/chat', nativeClientCodec, true),
  openai('/v1/chat/completions', openaiClientCodec, true),
  openai('/v1/responses', responsesClientCodec, true),
  openai('/v1/embeddings', openaiEmbeddingsCodec, true),
  anthropic('/v1/messages', anthropicClientCodec, true),
  anthropic('/v1/messages/count_tokens', anthropicCountTokensCodec, true),
];

/** Where Gemini's clients post every prompt: the path names the model and what to do with it. */
export const GEMINI_PATH = '/v1beta/models/{target}';

const GEMINI_ROUTES: Readonly<Record<string, Route>> = {
  generateContent: gemini('/v1beta/models/{model}:generateContent', geminiClientCodec, true),
  countTokens: gemini('/v1beta/models/{model}:countTokens', geminiCountTokensCodec, true),
};
const GEMINI_STREAM = '/v1beta/models/{model}:streamGenerateContent';
const GEMINI_SSE_ROUTE = gemini(GEMINI_STREAM, geminiStreamClientCodec, true);
const GEMINI_ARRAY_ROUTE = gemini(GEMINI_STREAM, geminiArrayClientCodec, true);
const GEMINI_TARGET = /^\/v1beta\/models\/(.+):(\w+)$/;

/** The routes under `GEMINI_PATH`, one for each operation and kind of stream. */
export const GEMINI_PROMPT_ROUTES: readonly Route[] = [
  ...Object.values(GEMINI_ROUTES),
  GEMINI_SSE_ROUTE,
  GEMINI_ARRAY_ROUTE,
];

/** The route of a path under `GEMINI_PATH`; nothing for one that names no model or an operation we do not have. */
export function geminiRoute(path: string, query: URLSearchParams): Route | undefined {
  const [, encodedModel, verb = ''] = GEMINI_TARGET.exec(path) ?? [];
  const model = encodedModel === undefined ? undefined : decoded(encodedModel);
  if (model === undefined) return undefined;
  const streamed = query.get('alt') === 'sse' ? GEMINI_SSE_ROUTE : GEMINI_ARRAY_ROUTE;
  const route = verb === 'streamGenerateContent' ? streamed : GEMINI_ROUTES[verb];
  return route && { ...route, model };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

export const MODELS_ROUTE = openai('/v1/models', openaiClientCodec);
export const MODEL_ROUTE = openai('/v1/models/{id}', openaiClientCodec);
/** Its dialect is that of the request which is explained. */
export const EXPLAIN_ROUTE = openai('/v1/explain', openaiClientCodec);
export const LIVENESS_ROUTE = native('/healthz', nativeClientCodec);
export const READINESS_ROUTE = native('/readyz', nativeClientCodec);
export const HEALTH_ROUTE = native('/health', nativeClientCodec);
export const METRICS_ROUTE = native('/metrics', nativeClientCodec);
export const PROMPT_STATS_ROUTE = native('/debug/stats/prompts', nativeClientCodec);
export const AGENT_STATS_ROUTE = native('/debug/stats/agents', nativeClientCodec);
export const PROVIDER_STATS_ROUTE = native('/debug/providers', nativeClientCodec);
export const PROXY_STATS_ROUTE = native('/debug/proxy/recent', nativeClientCodec);
export const PURGE_ROUTE = native('/admin/cache/purge', nativeClientCodec);
export const FEEDBACK_ROUTE = native('/admin/cache/feedback', nativeClientCodec);
export const EXPORT_ROUTE = native('/admin/cache/export', nativeClientCodec);
export const IMPORT_ROUTE = native('/admin/cache/import', nativeClientCodec);

/** Which dialect a path belongs to that nothing serves, by how it begins; the first that fits. */
const UNMATCHED: readonly (readonly [prefix: string, route: Route])[] = [
  ['/v1/messages', anthropic('unmatched', anthropicClientCodec)],
  ['/v1beta/', gemini('unmatched', geminiClientCodec)],
  ['/v1/', openai('unmatched', openaiClientCodec)],
  ['', native('unmatched', nativeClientCodec)],
];

/** The route of a path that nothing serves: its errors are told in the dialect that the path belongs to. */
export function unmatchedRoute(path: string): Route {
  return UNMATCHED.find(([prefix]) => path.startsWith(prefix))?.[1] ?? MODELS_ROUTE;
}
