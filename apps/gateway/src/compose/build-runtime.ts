import { createExactCache, type ExactCache, type ExactStore, exactCacheLayer } from '@isartor/cache-exact';
import { type CloudLlmTerminalOptions, cloudLlmTerminal, createCloudLlm, createModelRouter } from '@isartor/cloud-llm';
import { type Completion, createPipeline, type Layer, type Logger } from '@isartor/core';
import { createAuthenticator } from '../auth/authenticator.js';
import { createBrowserGuard } from '../auth/browser-guard.js';
import { keptTenantSecret } from '../auth/tenant-secret.js';
import type { GatewayConfig } from '../config/gateway-config.js';
import { createReplyMemo } from '../http/reply-memo.js';
import { createRequestMemo } from '../http/request-memo.js';
import type { Runtime } from '../runtime.js';
import { hostedSemanticLayer } from '../semantic-cache/hosted-semantic-layer.js';
import type { SemanticCacheHost } from '../semantic-cache/semantic-cache-host.js';
import { usesSemanticCache } from '../semantic-cache/uses-semantic-cache.js';
import type { ObserveCall } from '../stats/observe-calls.js';
import { buildProvider } from './build-provider.js';
import { openMemoryStore } from './open-store.js';
import { realmOf } from './realm-of.js';

/** Memory for each memo: bodies that were read before, and answers that were rendered before. */
const MEMO_BYTES = 32 * 1024 * 1024;

/** What outlives one configuration: a reload that does not change the cache keeps what it holds. */
export interface Kept {
  readonly cache: ExactCache<Completion>;
  /** The settings that the cache was made of. */
  readonly cacheSettings: string;
}

/** What a runtime is made with besides its configuration. */
export interface Surroundings {
  readonly log: Logger;
  /** Where answers are kept that outlive this process or are shared; it outlives every configuration. */
  readonly store?: ExactStore<Completion> | undefined;
  readonly semanticCache: Pick<SemanticCacheHost, 'presence'>;
  /** Is told of each call of a provider, besides spans and metrics. */
  readonly observeCall?: ObserveCall;
}

/** Makes everything that one configuration describes; `kept` comes from the runtime before it. */
export function buildRuntime(
  config: GatewayConfig,
  { log, store, semanticCache, observeCall }: Surroundings,
  kept?: Kept,
): { runtime: Runtime; kept: Kept } {
  const { cacheTtlSecs, cacheMaxCapacity, cacheExact } = config;
  const cacheSettings = JSON.stringify([cacheTtlSecs, cacheMaxCapacity, cacheExact]);
  const now: Kept = kept?.cacheSettings === cacheSettings ? kept : { cache: buildCache(config, store), cacheSettings };
  const provider = buildProvider(config);
  const models = createModelRouter({
    providers: [provider],
    aliases: config.modelAliases,
    defaultModel: config.externalLlmModel,
    forceModel: config.cloudLlm.forceModel,
  });
  const cloudLlm = createCloudLlm({
    providers: [provider],
    config: {
      totalTimeoutSeconds: config.l3TimeoutSecs,
      firstTokenTimeoutMs: config.cloudLlm.firstTokenTimeoutMs,
      idleTimeoutMs: config.cloudLlm.idleTimeoutMs,
      maxAttempts: config.cloudLlm.maxAttempts,
    },
  });
  const realm = realmOf(config);
  const layers: readonly Layer[] = [
    ...(usesExactCache(config) ? [exactLayer(config, now.cache, realm)] : []),
    ...(usesSemanticCache(config) ? [hostedSemanticLayer(semanticCache, realm)] : []),
  ];
  const runtime: Runtime = {
    config,
    pipeline: createPipeline({ layers, terminal: cloudLlmTerminal(cloudLlm, toldOfCalls(config, observeCall)) }),
    authenticator: createAuthenticator(config.gatewayKeys),
    browserGuard: createBrowserGuard({
      keyless: config.gatewayKeys.length === 0,
      boundHost: config.hostPort.host,
      allowedOrigins: config.server.allowedOrigins,
    }),
    ...(config.cloudLlm.passThroughCredentials && {
      tenantSecret: config.tenantSecret ?? keptTenantSecret(config.dataDir),
    }),
    models,
    provider: provider.name,
    ...(usesExactCache(config) ? { exactCache: now.cache } : {}),
    requestMemo: createRequestMemo(MEMO_BYTES),
    replyMemo: createReplyMemo(MEMO_BYTES),
    log,
    close: () => cloudLlm.close(),
  };
  return { runtime, kept: now };
}

function exactLayer({ cacheExact }: GatewayConfig, cache: ExactCache<Completion>, realm: string): Layer {
  const { coalesce, coalesceLeaseMs, staleIfErrorSecs } = cacheExact;
  return exactCacheLayer({ cache, coalesce, coalesceLeaseMs, staleIfError: staleIfErrorSecs > 0, realm });
}

/** What the terminal tells of its calls. */
function toldOfCalls(
  { captureContent, otelGenAiSemconv, externalLlmUrl }: GatewayConfig,
  observeCall: ObserveCall | undefined,
): CloudLlmTerminalOptions {
  const genAiSchema = otelGenAiSemconv === undefined ? 'v1.41' : 'latest';
  if (observeCall === undefined) return { captureContent, genAiSchema };
  return {
    captureContent,
    genAiSchema,
    observeCall: (request, context) => observeCall(request, context, externalLlmUrl),
  };
}

/** A purge waits for replicas that may still serve; this is how much longer than they may. */
const PURGE_MARGIN_SECONDS = 5;

/** Look-ups on disk are made at once; writes wait in the background, for as long as that is better than to lose them. */
const DISK_TIMEOUT_MS = 2_000;

function buildCache(config: GatewayConfig, store = openMemoryStore(config)): ExactCache<Completion> {
  return createExactCache<Completion>({
    store,
    ttlSeconds: config.cacheTtlSecs,
    staleSeconds: config.cacheExact.staleIfErrorSecs,
    storeTimeoutMs: config.cacheBackend === 'redis' ? config.redisTimeoutMs : DISK_TIMEOUT_MS,
    purgeTimeoutMs: (config.redisStaleSecs + PURGE_MARGIN_SECONDS) * 1000,
  });
}

function usesExactCache({ cacheMode }: GatewayConfig): boolean {
  return cacheMode === 'exact' || cacheMode === 'both';
}
