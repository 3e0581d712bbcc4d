import { createExactCache, createMemoryStore, type ExactCache, exactCacheLayer } from '@isartor/cache-exact';
import { cloudLlmTerminal, createCloudLlm, createModelRouter } from '@isartor/cloud-llm';
import { type Completion, createPipeline, type Layer, type Logger } from '@isartor/core';
import { createAuthenticator } from '../auth/authenticator.js';
import { createBrowserGuard } from '../auth/browser-guard.js';
import { keptTenantSecret } from '../auth/tenant-secret.js';
import type { GatewayConfig } from '../config/gateway-config.js';
import { createReplyMemo } from '../http/reply-memo.js';
import { createRequestMemo } from '../http/request-memo.js';
import type { Runtime } from '../runtime.js';
import { buildProvider } from './build-provider.js';

/** Memory for each memo: bodies that were read before, and answers that were rendered before. */
const MEMO_BYTES = 32 * 1024 * 1024;

/** What outlives one configuration: a reload that does not change the cache keeps what it holds. */
export interface Kept {
  readonly cache: ExactCache<Completion>;
  /** The settings that the cache and its answers depend on. */
  readonly cacheSettings: string;
}

/** Makes everything that one configuration describes; `kept` comes from the runtime before it. */
export function buildRuntime(config: GatewayConfig, log: Logger, kept?: Kept): { runtime: Runtime; kept: Kept } {
  const { cacheTtlSecs, cacheMaxCapacity, cacheExact, externalLlmUrl } = config;
  // Keys name the provider and not its address: what another server answered under that name is not its answer.
  const cacheSettings = JSON.stringify([cacheTtlSecs, cacheMaxCapacity, cacheExact.maxBytes, externalLlmUrl]);
  const now: Kept = kept?.cacheSettings === cacheSettings ? kept : { cache: buildCache(config), cacheSettings };
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
  const layers: readonly Layer[] = usesExactCache(config)
    ? [exactCacheLayer({ cache: now.cache, coalesce: config.cacheExact.coalesce })]
    : [];
  const runtime: Runtime = {
    config,
    pipeline: createPipeline({ layers, terminal: cloudLlmTerminal(cloudLlm) }),
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

function buildCache(config: GatewayConfig): ExactCache<Completion> {
  const store = createMemoryStore<Completion>({
    maxEntries: config.cacheMaxCapacity,
    maxBytes: config.cacheExact.maxBytes,
  });
  return createExactCache<Completion>({ store, ttlSeconds: config.cacheTtlSecs });
}

function usesExactCache({ cacheMode }: GatewayConfig): boolean {
  return cacheMode === 'exact' || cacheMode === 'both';
}
