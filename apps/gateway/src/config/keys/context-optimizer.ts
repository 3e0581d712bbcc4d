import { z } from 'zod';
import type { KeyTable } from '../key-definition.js';
import { PARTS } from '../parts.js';

const part = PARTS.contextOptimizer;
const STAGES = ['classifier', 'dedup', 'log_crunch', 'json_compact', 'prompt_cache'] as const;

export const CONTEXT_OPTIMIZER_KEYS = {
  enable_context_optimizer: {
    schema: z.boolean().default(true).describe('Shorten what goes to the provider where nothing is lost.'),
    part,
  },
  context_optimizer_dedup: {
    schema: z.boolean().default(true).describe('Run the stage dedup.'),
    part,
    off: [false],
  },
  context_optimizer_minify: {
    schema: z.boolean().default(true).describe('Run the stages log_crunch and json_compact.'),
    part,
    off: [false],
  },
  'context_optimizer.stages': {
    schema: z
      .array(z.enum(STAGES))
      .default([...STAGES])
      .describe('The stages, in order.'),
    part,
    off: [[]],
  },
  'context_optimizer.mode': {
    schema: z.enum(['on', 'shadow', 'off']).default('on').describe('Shorten, only measure, or neither.'),
    part,
  },
} satisfies KeyTable;
