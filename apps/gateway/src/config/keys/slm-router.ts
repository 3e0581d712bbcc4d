import { z } from 'zod';
import type { KeyTable } from '../key-definition.js';
import { PARTS } from '../parts.js';
import { httpUrl } from '../schemas/http-url.js';
import { strictItem } from '../schemas/strict-item.js';
import { wholeNumber } from '../schemas/whole-number.js';
import { CLASSIFIER_ROUTING_KEYS } from './classifier-routing.js';

const part = PARTS.slmRouter;
const model = z.string().min(1).optional();
const modelByClass = strictItem({ TEMPLATE: model, SNIPPET: model, COMPLEX: model, SIMPLE: model });

export const SLM_ROUTER_KEYS = {
  enable_slm_router: {
    schema: z.boolean().default(false).describe('Let a small local model answer what it safely can.'),
    part,
  },
  'slm_router.mode': {
    schema: z
      .enum(['on', 'shadow', 'route_only'])
      .default('on')
      .describe('Answer locally, only measure, or only choose the model.'),
    part,
  },
  router_backend: {
    schema: z.enum(['builtin', 'embedded', 'vllm']).default('builtin').describe('What classifies a prompt.'),
    part,
  },
  vllm_url: {
    schema: httpUrl.default('http://127.0.0.1:8000').describe('Where the vLLM backend answers.'),
    part,
  },
  vllm_model: { schema: z.string().default('gemma-2-2b-it').describe('Model of the vLLM backend.'), part },
  local_slm_url: {
    schema: httpUrl.default('http://localhost:11434').describe('Where the classifying model answers.'),
    part,
  },
  local_slm_model: { schema: z.string().default('llama3').describe('The classifying model.'), part },
  'layer2.sidecar_url': {
    schema: httpUrl.default('http://127.0.0.1:8081').describe('Where the answering model answers.'),
    part,
  },
  'layer2.model_name': { schema: z.string().default('phi-3-mini').describe('The answering model.'), part },
  'layer2.timeout_seconds': {
    schema: wholeNumber(1, 3600).default(30).describe('Time for one call of the local model.'),
    part,
  },
  'layer2.classifier_mode': {
    schema: z
      .enum(['tiered', 'binary'])
      .default('tiered')
      .describe('Classes: TEMPLATE, SNIPPET, COMPLEX, or SIMPLE, COMPLEX.'),
    part,
  },
  'layer2.max_answer_tokens': {
    schema: wholeNumber(1, 1_000_000).default(2048).describe('Longest local answer, in tokens.'),
    part,
  },
  'slm_router.max_complex_local_rate': {
    schema: z
      .number()
      .min(0)
      .max(1)
      .default(0.01)
      .describe('Highest share of complex prompts that may be answered locally.'),
    part,
  },
  'slm_router.model_path': {
    schema: z.string().optional().describe('Model of the embedded backend.'),
    path: true,
    part,
  },
  'slm_router.models': {
    schema: modelByClass
      .default({})
      .describe('The model (provider/model) of each class, under the class in upper case.'),
    part,
  },
  ...CLASSIFIER_ROUTING_KEYS,
} satisfies KeyTable;
