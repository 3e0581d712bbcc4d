import { IsartorError, type Logger, type Purge } from '@isartor/core';
import type { GatewayConfig } from '../config/gateway-config.js';
import { createKeptOpenCache } from './kept-open-cache.js';
import type { Presence } from './presence.js';
import { purgeKeptEntries } from './purge-kept-entries.js';
import { usesSemanticCache } from './uses-semantic-cache.js';

/** The semantic cache of a process. It is opened in the background and may be missing for a while: requests pass it then. */
export interface SemanticCacheHost {
  readonly presence: Presence;
  /** Ends when it was tried for the first time to open the cache as it is configured now; never rejects. */
  readonly tried: Promise<void>;
  /** Opens the cache anew where its settings have changed, save those that need a restart. */
  configure(config: GatewayConfig): void;
  /** How many entries that were. @throws IsartorError `store_unavailable` where what was kept cannot be reached. */
  purge(purge: Purge): Promise<number>;
  /** Keeps what was learnt and lets go of everything. Never rejects. */
  close(): Promise<void>;
}

/** Begins to open the cache, where `config` asks for one. */
export function createSemanticCacheHost(config: GatewayConfig, log: Logger): SemanticCacheHost {
  const lasting = lastingOf(config);
  const kept = createKeptOpenCache(log);
  let settings: string | undefined;
  // What is being closed to make room for the next is not served from any more.
  let isWanted = false;
  let isChanging = false;
  let current = new AbortController();
  let tried: Promise<void> = Promise.resolve();
  let work: Promise<void> = Promise.resolve();

  const begin = (wanted: GatewayConfig): void => {
    current.abort();
    current = new AbortController();
    const { signal } = current;
    isWanted = usesSemanticCache(wanted);
    isChanging = true;
    tried = new Promise((resolve) => {
      const whenTried = (): void => {
        if (!signal.aborted) isChanging = false;
        resolve();
      };
      const change = isWanted ? () => kept.keepOpen(wanted, signal, whenTried) : () => kept.close();
      work = work.then(change).finally(whenTried);
    });
  };
  const configure = (next: GatewayConfig): void => {
    const wanted = { ...next, ...lasting };
    const before = settings;
    settings = settingsOf(wanted);
    if (settings !== before) begin(wanted);
  };
  const presence = (): Presence => {
    if (!isWanted) return { state: 'off' };
    return isChanging ? { state: 'opening' } : kept.presence;
  };

  configure(config);
  return {
    get presence() {
      return presence();
    },
    get tried() {
      return tried;
    },
    configure,
    async purge(purge) {
      await tried;
      const now = presence();
      if (now.state === 'open') return now.cache.purge(purge);
      if (now.state === 'off') return purgeKeptEntries(purge, config, log);
      if (lasting.cacheBackend === 'memory') return 0;
      throw new IsartorError('store_unavailable', 'The semantic cache is not open: what it kept could not be purged');
    },
    async close() {
      isWanted = false;
      current.abort();
      await work;
      await kept.close();
    },
  };
}

/** What only a restart changes. */
function lastingOf(config: GatewayConfig) {
  const { cacheBackend, dataDir, redisUrl, redisTimeoutMs, redisStaleSecs } = config;
  return { cacheBackend, dataDir, redisUrl, redisTimeoutMs, redisStaleSecs };
}

/** Equal for configurations that one cache can serve. */
function settingsOf(config: GatewayConfig): string {
  const { cacheSemantic, similarityThreshold, cacheTtlSecs, cacheMaxCapacity } = config;
  const apiKey = cacheSemantic.embedderApiKey?.reveal();
  const uses = usesSemanticCache(config);
  return JSON.stringify({ uses, cacheSemantic, apiKey, similarityThreshold, cacheTtlSecs, cacheMaxCapacity });
}
