import type { EndpointFamily } from '@isartor/telemetry';
import { type Bounded, bounded } from '@isartor/telemetry';
import { type ClientCodec, nativeClientCodec, openaiClientCodec } from '@isartor/wire';

/** What the gateway knows of a path before it has read the request. */
export interface Route {
  /** The template, as `http.route` names it. */
  readonly path: string;
  /** How errors are told here. */
  readonly codec: ClientCodec;
  readonly client: Bounded;
  readonly family: EndpointFamily;
  /** Requests here are prompts: they run the layers and are counted. */
  readonly isPrompt: boolean;
}

const CLIENTS = ['direct', 'openai', 'anthropic', 'gemini'] as const;
const client = (name: (typeof CLIENTS)[number]): Bounded => bounded(name, CLIENTS);

const native = (path: string, isPrompt: boolean): Route => ({
  path,
  codec: nativeClientCodec,
  client: client('direct'),
  family: 'native',
  isPrompt,
});

const openai = (path: string, isPrompt: boolean): Route => ({
  path,
  codec: openaiClientCodec,
  client: client('openai'),
  family: 'openai',
  isPrompt,
});

export const PROMPT_ROUTES: readonly Route[] = [
  native('/api/chat', true),
  native('/api/v1/chat', true),
  openai('/v1/chat/completions', true),
];

export const MODELS_ROUTE = openai('/v1/models', false);
export const MODEL_ROUTE = openai('/v1/models/{id}', false);
export const LIVENESS_ROUTE = native('/healthz', false);
export const READINESS_ROUTE = native('/readyz', false);
export const HEALTH_ROUTE = native('/health', false);

const UNMATCHED_NATIVE = native('unmatched', false);
const UNMATCHED_OPENAI = openai('unmatched', false);

/** The route of a path that nothing serves: its errors are told in the dialect that the path belongs to. */
export function unmatchedRoute(path: string): Route {
  return path.startsWith('/v1/') ? UNMATCHED_OPENAI : UNMATCHED_NATIVE;
}
