import { semanticCacheConfig } from '@isartor/cache-semantic';
import { z } from 'zod';
import type { KeyTable } from '../key-definition.js';
import { httpUrl } from '../schemas/http-url.js';
import { secretText } from '../schemas/secret-text.js';
import { wholeNumber } from '../schemas/whole-number.js';

const semantic = semanticCacheConfig.shape;

export const SEMANTIC_CACHE_KEYS = {
  'cache_semantic.mode': {
    schema: z
      .enum(['on', 'shadow', 'off'])
      .default('on')
      .describe('on answers; shadow decides and records how right that would have been, and answers nothing.'),
  },
  'cache_semantic.max_error_rate': { schema: semantic.maxErrorRate },
  similarity_threshold: { schema: semantic.similarityFloor },
  'cache_semantic.uncalibrated_threshold': { schema: semantic.uncalibratedThreshold },
  'cache_semantic.min_labels': { schema: semantic.minLabels },
  'cache_semantic.shadow_rate': { schema: semantic.shadowRate },
  'cache_semantic.embedder': {
    schema: z
      .enum(['minilm', 'tei', 'openai'])
      .default('minilm')
      .describe(
        'What turns texts into vectors: the packaged English model, a text-embeddings-inference, or a server with the /embeddings of OpenAI.',
      ),
  },
  'cache_semantic.embedder_url': {
    schema: httpUrl.optional().describe('Where the server of tei or openai is.'),
    example: '"http://127.0.0.1:8081"',
  },
  'cache_semantic.embedder_model': {
    schema: z
      .string()
      .optional()
      .describe('Model of that server; with minilm, a model of the Hugging Face hub that is kept in model_path.'),
    example: '"Xenova/bge-small-en-v1.5"',
  },
  'cache_semantic.embedder_api_key': {
    schema: secretText.optional().describe('Key of that server.'),
    secret: true,
    example: '"..."',
  },
  'cache_semantic.allow_download': {
    schema: z.boolean().default(false).describe('Fetch embedder_model from the hub where model_path does not have it.'),
  },
  'cache_semantic.embed_timeout_ms': {
    schema: wholeNumber(1, 60_000).default(250).describe('Time for one embedding; later the request passes on.'),
  },
  'cache_semantic.model_path': {
    schema: z
      .string()
      .optional()
      .describe('Folder of an embedding model, in place of the packaged one; with embedder_model, of several.'),
    path: true,
    example: '"/models/all-MiniLM-L6-v2"',
  },
  'cache_semantic.max_bytes': { schema: semantic.maxBytes },
} satisfies KeyTable;
