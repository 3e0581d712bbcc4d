import { z } from 'zod';
import { nonEmptyList, nonEmptyString, objectOfOtherType } from '../json/schema-parts.js';
import { messageSchema } from './message-schema.js';

const jsonObject = z.record(z.string(), z.unknown());
/** A seed may be beyond 2^53. */
const integer = z.number().refine(Number.isInteger, 'expected an integer');

const knownTool = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('function'),
    function: z.looseObject({
      name: nonEmptyString,
      description: z.string().nullish(),
      parameters: jsonObject.nullish(),
      strict: z.boolean().nullish(),
    }),
  }),
  z.looseObject({
    type: z.literal('custom'),
    custom: z.looseObject({ name: nonEmptyString, description: z.string().nullish() }),
  }),
]);

/** A tool of another type is the provider's own, and kept as it is. */
const tool = z.union([knownTool, objectOfOtherType(['function', 'custom'])], {
  error: 'expected an object with a "type"',
});

const named = z.looseObject({ name: nonEmptyString });

const toolChoice = z.union(
  [
    z.enum(['none', 'auto', 'required']),
    z.discriminatedUnion('type', [
      z.looseObject({ type: z.literal('function'), function: named }),
      z.looseObject({ type: z.literal('custom'), custom: named }),
    ]),
    objectOfOtherType(['function', 'custom']),
  ],
  { error: 'expected "none", "auto", "required" or an object with a "type"' },
);

const responseFormat = z.union(
  [
    z.looseObject({
      type: z.literal('json_schema'),
      json_schema: z.looseObject({
        name: z.string().nullish(),
        description: z.string().nullish(),
        schema: jsonObject.nullish(),
        strict: z.boolean().nullish(),
      }),
    }),
    objectOfOtherType(['json_schema']),
  ],
  { error: 'expected an object with a "type"' },
);

/**
 * The body of a Chat Completions request as far as the canonical model reads it; other fields are let through. It only
 * checks, so that what is kept is what the caller sent.
 */
export const requestSchema = z.looseObject({
  model: nonEmptyString.nullish(),
  messages: nonEmptyList(messageSchema),
  tools: z.array(tool).nullish(),
  tool_choice: toolChoice.nullish(),
  parallel_tool_calls: z.boolean().nullish(),
  response_format: responseFormat.nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  top_k: integer.nullish(),
  n: z.int().min(1).max(128).nullish(),
  stop: z.union([z.string(), z.array(z.string())], { error: 'expected a string or a list of strings' }).nullish(),
  seed: integer.nullish(),
  max_tokens: z.int().min(1).nullish(),
  max_completion_tokens: z.int().min(1).nullish(),
  presence_penalty: z.number().min(-2).max(2).nullish(),
  frequency_penalty: z.number().min(-2).max(2).nullish(),
  logit_bias: z.record(z.string(), z.number()).nullish(),
  logprobs: z.boolean().nullish(),
  top_logprobs: z.int().min(0).max(20).nullish(),
  reasoning_effort: nonEmptyString.nullish(),
  verbosity: nonEmptyString.nullish(),
  store: z.boolean().nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
});

/** A checked request body. */
export type RequestBody = z.output<typeof requestSchema>;
