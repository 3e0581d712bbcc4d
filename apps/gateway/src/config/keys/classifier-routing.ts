import { z } from 'zod';
import type { KeyTable } from '../key-definition.js';
import { PARTS } from '../parts.js';

const part = PARTS.classifierRouting;

export const CLASSIFIER_ROUTING_KEYS = {
  'classifier_routing.enabled': {
    schema: z.boolean().default(false).describe('Choose the provider and model by what a prompt is about.'),
    part,
  },
  'classifier_routing.artifacts_path': {
    schema: z.string().optional().describe('File of the trained classifier.'),
    path: true,
    part,
  },
  'classifier_routing.confidence_threshold': {
    schema: z.number().min(0).max(1).default(0.55).describe('Least confidence at which a rule applies.'),
    part,
  },
  'classifier_routing.fallback_to_existing_routing': {
    schema: z.boolean().default(true).describe('Route as usual where no rule applies; else such a request is a 503.'),
    part,
  },
  'classifier_routing.rules': {
    schema: z.array(z.looseObject({})).default([]).describe('Rules, tried in order; the first that matches wins.'),
    part,
  },
  'classifier_routing.matrix': {
    schema: z.record(z.string(), z.unknown()).default({}).describe('The model by task and complexity.'),
    part,
  },
} satisfies KeyTable;
