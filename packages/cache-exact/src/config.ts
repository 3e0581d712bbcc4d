import { z } from 'zod';

/** Settings of the exact cache with their defaults, bounds and explanations; the gateway composes its keys from `.shape`. */
export const exactCacheConfig = z.strictObject({
  maxEntries: z.int().min(1).max(10_000_000).default(10_000).describe('Most answers kept in memory.'),
  maxBytes: z
    .int()
    .min(1)
    .default(256 * 1024 * 1024)
    .describe('Most memory that kept answers may take, in bytes; an answer larger than this is not kept.'),
  ttlSeconds: z
    .int()
    .min(1)
    .max(31_536_000)
    .default(3_600)
    .describe('Seconds for which an answer may be served; a caller can only shorten it.'),
  ttlJitter: z
    .number()
    .min(0)
    .max(1)
    .default(0.02)
    .describe('Share of that time by which it may be shorter, at random, so that not all answers end at once.'),
  staleSeconds: z
    .int()
    .min(0)
    .max(31_536_000)
    .default(0)
    .describe('How long after its end an answer may still serve when the provider fails. 0 is off.'),
  coalesce: z.boolean().default(true).describe('Identical concurrent calls share one computation.'),
  coalesceLeaseMs: z
    .int()
    .min(0)
    .max(60_000)
    .refine((milliseconds) => milliseconds === 0 || milliseconds >= 100, 'must be 0 or at least 100')
    .default(0)
    .describe(
      'How long a gateway may be silent before others compute what they wait for from it, 100 at least. ' +
        '0 keeps coalescing within each gateway.',
    ),
  storeTimeoutMs: z
    .int()
    .min(1)
    .max(60_000)
    .default(50)
    .describe(
      'Milliseconds after which a store outside this process is given up, for one call or for all of one request.',
    ),
  purgeTimeoutMs: z
    .int()
    .min(1)
    .max(7_200_000)
    .default(60_000)
    .describe('Milliseconds after which such a store is given up for one purge, which may wait for other processes.'),
});

/** The settings with every default filled in. */
export type ExactCacheConfig = z.infer<typeof exactCacheConfig>;

/** What applies where nothing was set. */
export const EXACT_CACHE_DEFAULTS: ExactCacheConfig = exactCacheConfig.parse({});
