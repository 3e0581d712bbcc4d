import type { JsonObject } from '@isartor/core';
import { fieldsExcept } from '../json/fields-except.js';

/** Fields of a response that are named, or that tell when and by which id it was made. */
const NAMED = [
  'id',
  'object',
  'created_at',
  'completed_at',
  'status',
  'model',
  'output',
  'output_text',
  'usage',
  'error',
  'incomplete_details',
];

/** Fields in which a response repeats its request: they are the request's, not the answer's. */
const ECHOED = [
  'background',
  'conversation',
  'frequency_penalty',
  'instructions',
  'max_output_tokens',
  'max_tool_calls',
  'metadata',
  'parallel_tool_calls',
  'presence_penalty',
  'previous_response_id',
  'prompt',
  'prompt_cache_key',
  'prompt_cache_options',
  'prompt_cache_retention',
  'reasoning',
  'safety_identifier',
  'store',
  'temperature',
  'text',
  'tool_choice',
  'tools',
  'top_logprobs',
  'top_p',
  'truncation',
  'user',
];

const KNOWN: ReadonlySet<string> = new Set([...NAMED, ...ECHOED]);

/** What a response says of its own besides the named fields (the tier that served it); undefined for nothing. */
export const unnamedReplyFields = (response: JsonObject): JsonObject | undefined => fieldsExcept(response, KNOWN);
