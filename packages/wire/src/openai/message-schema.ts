import { z } from 'zod';
import { nonEmptyList, nonEmptyString, objectOfOtherType } from '../json/schema-parts.js';

const optionalString = z.string().nullish();

const textPart = z.looseObject({ type: z.literal('text'), text: z.string() });

const knownPart = z.discriminatedUnion('type', [
  textPart,
  z.looseObject({
    type: z.literal('image_url'),
    image_url: z.looseObject({ url: nonEmptyString, detail: optionalString }),
  }),
  z.looseObject({
    type: z.literal('input_audio'),
    input_audio: z.looseObject({ data: z.string(), format: z.string() }),
  }),
  z.looseObject({
    type: z.literal('file'),
    file: z.looseObject({ file_id: optionalString, file_data: optionalString, filename: optionalString }),
  }),
  z.looseObject({ type: z.literal('refusal'), refusal: z.string() }),
]);

/** A part of a type that compatible servers added is kept as it is. */
const part = z.union([knownPart, objectOfOtherType(['text', 'image_url', 'input_audio', 'file', 'refusal'])], {
  error: 'expected an object with a "type"',
});

const content = z.union([z.string(), nonEmptyList(part)], {
  error: 'expected a string or a list of content parts',
});

const toolCall = z.discriminatedUnion(
  'type',
  [
    z.looseObject({
      id: nonEmptyString,
      type: z.literal('function'),
      function: z.looseObject({ name: nonEmptyString, arguments: z.string() }),
    }),
    z.looseObject({
      id: nonEmptyString,
      type: z.literal('custom'),
      custom: z.looseObject({ name: nonEmptyString, input: z.string() }),
    }),
  ],
  { error: 'expected "function" or "custom"' },
);

/** One turn of a Chat Completions request: what each role must have, and the types of what we read. */
export const messageSchema = z.discriminatedUnion(
  'role',
  [
    z.looseObject({ role: z.literal(['system', 'developer', 'user']), content, name: optionalString }),
    z.looseObject({
      role: z.literal('assistant'),
      content: content.nullish(),
      name: optionalString,
      refusal: optionalString,
      tool_calls: z.array(toolCall).nullish(),
      function_call: z.looseObject({ name: nonEmptyString, arguments: z.string() }).nullish(),
    }),
    z.looseObject({ role: z.literal('tool'), content, tool_call_id: nonEmptyString, name: optionalString }),
    z.looseObject({ role: z.literal('function'), content: z.string().nullable(), name: nonEmptyString }),
  ],
  { error: 'expected one of "system", "developer", "user", "assistant", "tool", "function"' },
);
