import { hasRedis, startRedis, type TestRedis } from '@isartor/testing';
import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import { createSemanticCache, type SemanticCache } from '../../src/semantic-cache.js';
import type { SemanticCacheOptions } from '../../src/semantic-cache-options.js';
import { createRedisStore, type RedisStoreOptions } from '../../src/stores/redis/index.js';
import { createBagOfWordsEmbedder } from '../../src/testing/bag-of-words-embedder.js';
import { createSimpleDecider, SIMPLE_COMPARER, simpleJudge } from '../simple-parts.js';

/** What is changed of a cache and of its store. */
export interface CacheChanges {
  readonly store?: Partial<RedisStoreOptions>;
  readonly cache?: Partial<SemanticCacheOptions<string>>;
}

/** Caches that share one server. */
export interface TestCaches {
  readonly server: TestRedis | undefined;
  cli(...args: readonly string[]): string;
  open(changes?: CacheChanges): SemanticCache<string>;
  /** The same, once it may serve. */
  openReady(changes?: CacheChanges): Promise<SemanticCache<string>>;
  openThree(): Promise<readonly [SemanticCache<string>, SemanticCache<string>, SemanticCache<string>]>;
  /** Lets purges resolve as soon as all have confirmed them: in a young epoch they wait. */
  ageEpoch(): void;
}

/** Starts a server for one file of tests; each of them begins with an empty one. */
export async function startCaches(staleSeconds = 1): Promise<TestCaches> {
  const server = hasRedis ? await startRedis() : undefined;
  const opened: SemanticCache<string>[] = [];
  const cli = (...args: readonly string[]): string => server?.cli(...args) ?? '';
  const open = ({ store, cache }: CacheChanges = {}): SemanticCache<string> => {
    const url = `redis://127.0.0.1:${server?.port}`;
    const made = createSemanticCache<string>({
      embedder: createBagOfWordsEmbedder(),
      comparer: SIMPLE_COMPARER,
      decider: createSimpleDecider(0.8),
      judge: simpleJudge,
      similarityFloor: 0.5,
      shadowRate: 0,
      ...cache,
      store: createRedisStore<string>({ url, staleSeconds, ...store }),
    });
    opened.push(made);
    return made;
  };
  const openReady: TestCaches['openReady'] = async (changes) => {
    const made = open(changes);
    await isReady(made);
    return made;
  };
  beforeEach(() => void cli('FLUSHALL'));
  afterEach(async () => {
    // A test that failed may have left it stopped.
    server?.signal('SIGCONT');
    await Promise.all(opened.splice(0).map((cache) => cache.close()));
  });
  afterAll(() => server?.stop());
  return {
    server,
    cli,
    open,
    openReady,
    openThree: () => Promise.all([openReady(), openReady(), openReady()]),
    ageEpoch: () => void cli('HSET', 'isartor:{l1b}:meta', 'created', '0'),
  };
}

/** Waits until a cache is in order, and has numbers to give. */
export async function isReady(cache: SemanticCache<string>): Promise<void> {
  await expect.poll(() => cache.health(), { timeout: 15_000 }).toEqual({ state: 'ready' });
}
