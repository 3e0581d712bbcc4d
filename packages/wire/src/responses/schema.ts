import { z } from 'zod';
import { nonEmptyString, objectOfOtherType } from '../json/schema-parts.js';
import { itemSchema } from './item-schema.js';

const jsonObject = z.record(z.string(), z.unknown());

const knownTool = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('function'),
    name: nonEmptyString,
    description: z.string().nullish(),
    parameters: jsonObject.nullish(),
    strict: z.boolean().nullish(),
  }),
  z.looseObject({ type: z.literal('custom'), name: nonEmptyString, description: z.string().nullish() }),
]);

/** A tool of another type is the provider's own, and kept as it is. */
const tool = z.union([knownTool, objectOfOtherType(['function', 'custom'])], {
  error: 'expected an object with a "type"',
});

const toolChoice = z.union(
  [
    z.enum(['none', 'auto', 'required']),
    z.discriminatedUnion('type', [z.looseObject({ type: z.literal(['function', 'custom']), name: nonEmptyString })]),
    objectOfOtherType(['function', 'custom']),
  ],
  { error: 'expected "none", "auto", "required" or an object with a "type"' },
);

const textFormat = z.union(
  [
    z.looseObject({
      type: z.literal('json_schema'),
      name: z.string().nullish(),
      description: z.string().nullish(),
      schema: jsonObject.nullish(),
      strict: z.boolean().nullish(),
    }),
    objectOfOtherType(['json_schema']),
  ],
  { error: 'expected an object with a "type"' },
);

/**
 * The body of a Responses request as far as the canonical model reads it; other fields are let through. It only checks,
 * so that what is kept is what the caller sent.
 */
export const requestSchema = z.looseObject({
  model: nonEmptyString.nullish(),
  input: z.union([z.string(), z.array(itemSchema)], { error: 'expected a string or a list of items' }).nullish(),
  instructions: z.string().nullish(),
  tools: z.array(tool).nullish(),
  tool_choice: toolChoice.nullish(),
  parallel_tool_calls: z.boolean().nullish(),
  text: z.looseObject({ format: textFormat.nullish(), verbosity: nonEmptyString.nullish() }).nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  max_output_tokens: z.int().min(1).nullish(),
  top_logprobs: z.int().min(0).max(20).nullish(),
  include: z.array(z.string()).nullish(),
  reasoning: z
    .looseObject({
      effort: nonEmptyString.nullish(),
      summary: nonEmptyString.nullish(),
      generate_summary: nonEmptyString.nullish(),
    })
    .nullish(),
  store: z.boolean().nullish(),
  stream: z.boolean().nullish(),
  stream_options: jsonObject.nullish(),
  previous_response_id: z.string().nullish(),
  background: z.boolean().nullish(),
  truncation: z.string().nullish(),
});

/** A checked request body. */
export type RequestBody = z.output<typeof requestSchema>;
