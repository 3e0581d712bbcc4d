import { z } from 'zod';

/** Settings of the semantic cache with their defaults, bounds and explanations; the gateway composes its keys from `.shape`. */
export const semanticCacheConfig = z.strictObject({
  mode: z
    .enum(['on', 'shadow'])
    .default('on')
    .describe('on answers; shadow decides, records how right that would have been, and answers nothing.'),
  maxEntries: z.int().min(1).max(10_000_000).default(10_000).describe('Most questions kept.'),
  maxBytes: z
    .int()
    .min(1)
    .default(256 * 1024 * 1024)
    .describe('Most memory that kept questions, their vectors and answers may take, in bytes.'),
  ttlSeconds: z
    .int()
    .min(1)
    .max(31_536_000)
    .default(3_600)
    .describe('Seconds for which an answer may be served; a caller can only shorten it.'),
  similarityFloor: z
    .number()
    .min(0)
    .max(1)
    .default(0.85)
    .describe('Least similarity of an answer served by its probability; an explained difference needs none.'),
  maxErrorRate: z
    .number()
    .min(0)
    .max(1)
    .default(0.02)
    .describe(
      'Share of the answers served by their probability that may be wrong: a target to use, not to undershoot.',
    ),
  uncalibratedThreshold: z
    .number()
    .min(0)
    .max(1)
    .default(0.95)
    .describe('Least similarity while nothing is known of the embedder.'),
  minLabels: z.int().min(1).max(1_000_000).default(100).describe('Labels before they move what is known beforehand.'),
  shadowRate: z
    .number()
    .min(0)
    .max(1)
    .default(0.02)
    .describe('Share of would-be hits that is asked upstream all the same, to measure how many hits are wrong.'),
});

/** The settings with every default filled in. */
export type SemanticCacheConfig = z.infer<typeof semanticCacheConfig>;

/** What applies where nothing was set. */
export const SEMANTIC_CACHE_DEFAULTS: SemanticCacheConfig = semanticCacheConfig.parse({});
