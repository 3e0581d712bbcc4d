import { z } from 'zod';
import type { KeyTable } from '../key-definition.js';
import { PARTS } from '../parts.js';
import { httpUrl } from '../schemas/http-url.js';
import { secretText } from '../schemas/secret-text.js';
import { wholeNumber } from '../schemas/whole-number.js';

const part = PARTS.semanticCache;
const ratio = z.number().min(0).max(1);

export const SEMANTIC_CACHE_KEYS = {
  'cache_semantic.mode': {
    schema: z.enum(['on', 'shadow', 'off']).default('on').describe('Answer, only measure, or neither.'),
    part,
  },
  'cache_semantic.max_error_rate': {
    schema: ratio.default(0.02).describe('Highest probability of a wrong answer that may still be served.'),
    part,
  },
  similarity_threshold: {
    schema: ratio
      .default(0.85)
      .describe('Least similarity of an answer served by its probability; an explained difference needs none.'),
    part,
  },
  'cache_semantic.uncalibrated_threshold': {
    schema: ratio.default(0.95).describe('Least similarity while the embedder has no calibration.'),
    part,
  },
  'cache_semantic.min_labels': {
    schema: wholeNumber(1, 1_000_000).default(100).describe('Own labels needed before they move the calibration.'),
    part,
  },
  'cache_semantic.shadow_rate': {
    schema: ratio.default(0.02).describe('Share of hits that are checked against a real answer.'),
    part,
  },
  'cache_semantic.embedder': {
    schema: z.enum(['minilm', 'tei', 'openai']).default('minilm').describe('What turns text into vectors.'),
    part,
  },
  'cache_semantic.embedder_url': { schema: httpUrl.optional().describe('Where a remote embedder answers.'), part },
  'cache_semantic.embedder_model': { schema: z.string().optional().describe('Model of a remote embedder.'), part },
  'cache_semantic.embedder_api_key': {
    schema: secretText.optional().describe('Key of a remote embedder.'),
    secret: true,
    part,
  },
  'cache_semantic.allow_download': {
    schema: z.boolean().default(false).describe('Let the embedder fetch a model that is not packaged.'),
    part,
  },
  'cache_semantic.embed_timeout_ms': {
    schema: wholeNumber(1, 60_000).default(250).describe('Time for one embedding; later the request passes on.'),
    part,
  },
  'cache_semantic.model_path': {
    schema: z.string().optional().describe('Folder of an embedding model, in place of the packaged one.'),
    path: true,
    part,
  },
  'cache_semantic.max_bytes': {
    schema: wholeNumber(1, 2 ** 40)
      .default(256 * 1024 ** 2)
      .describe('Most memory for entries and vectors.'),
    part,
  },
} satisfies KeyTable;
