import { exactCacheConfig } from '@isartor/cache-exact';
import { Secret } from '@isartor/core';
import { z } from 'zod';
import type { KeyTable } from '../key-definition.js';
import { wholeNumber } from '../schemas/whole-number.js';
import { SEMANTIC_CACHE_KEYS } from './semantic-cache.js';

const exact = exactCacheConfig.shape;

export const CACHE_KEYS = {
  cache_mode: {
    schema: z.enum(['exact', 'semantic', 'both', 'off']).default('both').describe('Which caches answer.'),
  },
  cache_backend: {
    schema: z
      .enum(['memory', 'lmdb', 'redis'])
      .default('memory')
      .describe(
        'Where cached answers are kept: in this process, on disk in data_dir, or in a Redis that replicas share. Demo mode and isartor init choose lmdb.',
      ),
    firstChoice: 'lmdb',
    needsRestart: true,
  },
  cache_ttl_secs: { schema: exact.ttlSeconds },
  cache_max_capacity: { schema: exact.maxEntries },
  'cache_exact.max_bytes': { schema: exact.maxBytes },
  'cache_exact.coalesce': { schema: exact.coalesce },
  'cache_exact.coalesce_lease_ms': { schema: exact.coalesceLeaseMs },
  'cache_exact.stale_if_error_secs': { schema: exact.staleSeconds },
  redis_url: {
    schema: z
      .string()
      .regex(
        /^(?:rediss?|redis\+cluster|redis\+sentinel):\/\/./,
        'must be redis://, rediss://, redis+cluster:// or redis+sentinel://',
      )
      .transform((url) => new Secret(url))
      .prefault('redis://127.0.0.1:6379')
      .describe('The Redis that replicas share.'),
    secret: true,
    needsRestart: true,
    example: '"redis://user:password@127.0.0.1:6379/0"',
  },
  redis_timeout_ms: {
    schema: wholeNumber(1, 60_000).default(50).describe('Time for all Redis calls of one request together.'),
    needsRestart: true,
  },
  redis_stale_secs: {
    schema: wholeNumber(1, 3600).default(30).describe('How long a replica may serve shared answers without its lease.'),
    needsRestart: true,
  },
  ...SEMANTIC_CACHE_KEYS,
} satisfies KeyTable;
