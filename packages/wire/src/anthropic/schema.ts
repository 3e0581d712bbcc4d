import { z } from 'zod';
import { nonEmptyList, nonEmptyString, objectOfOtherType } from '../json/schema-parts.js';
import { messageSchema, systemSchema } from './block-schema.js';

const jsonObject = z.record(z.string(), z.unknown());
const optionalBoolean = z.boolean().nullish();

const customTool = z.looseObject({
  type: z.literal('custom').nullish(),
  name: nonEmptyString,
  description: z.string().nullish(),
  input_schema: jsonObject,
  strict: optionalBoolean,
});

/** A tool of a type of its own is Anthropic's, and kept as it is. */
const tool = z.union([customTool, objectOfOtherType(['custom'])], { error: 'expected a tool definition' });

const toolChoice = z.union(
  [
    z.discriminatedUnion('type', [
      z.looseObject({ type: z.literal(['auto', 'any', 'none']), disable_parallel_tool_use: optionalBoolean }),
      z.looseObject({ type: z.literal('tool'), name: nonEmptyString, disable_parallel_tool_use: optionalBoolean }),
    ]),
    objectOfOtherType(['auto', 'any', 'none', 'tool']),
  ],
  { error: 'expected an object with a "type"' },
);

const thinking = z.union(
  [
    z.discriminatedUnion('type', [
      z.looseObject({ type: z.literal('enabled'), budget_tokens: z.int().min(1), display: z.string().nullish() }),
      z.looseObject({ type: z.literal('adaptive'), display: z.string().nullish() }),
      z.looseObject({ type: z.literal('disabled') }),
    ]),
    objectOfOtherType(['enabled', 'adaptive', 'disabled']),
  ],
  { error: 'expected an object with a "type"' },
);

const outputFormat = z.union(
  [z.looseObject({ type: z.literal('json_schema'), schema: jsonObject }), objectOfOtherType(['json_schema'])],
  { error: 'expected an object with a "type"' },
);

/**
 * The body of a count_tokens request as far as the canonical model reads it, and of a message request but for its required
 * limit; other fields are let through. It only checks, so that what is kept is what the caller sent.
 */
export const countSchema = z.looseObject({
  model: nonEmptyString.nullish(),
  messages: nonEmptyList(messageSchema),
  system: systemSchema.nullish(),
  tools: z.array(tool).nullish(),
  tool_choice: toolChoice.nullish(),
  max_tokens: z.int().min(0).nullish(),
  temperature: z.number().min(0).max(1).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  top_k: z.int().min(0).nullish(),
  stop_sequences: z.array(z.string()).nullish(),
  stream: optionalBoolean,
  thinking: thinking.nullish(),
  output_config: z.looseObject({ effort: nonEmptyString.nullish(), format: outputFormat.nullish() }).nullish(),
  output_format: outputFormat.nullish(),
});

/** The body of a message request. */
export const requestSchema = countSchema.extend({ max_tokens: z.int().min(0) });

/** A checked request body. */
export type RequestBody = z.output<typeof countSchema>;
