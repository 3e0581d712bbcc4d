import { z } from 'zod';
import { nonEmptyString, objectOfOtherType } from '../json/schema-parts.js';

const optionalString = z.string().nullish();

const knownPart = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal(['input_text', 'output_text']), text: z.string() }),
  z.looseObject({ type: z.literal('refusal'), refusal: z.string() }),
  z.looseObject({
    type: z.literal('input_image'),
    image_url: optionalString,
    file_id: optionalString,
    detail: optionalString,
  }),
  z.looseObject({
    type: z.literal('input_file'),
    file_id: optionalString,
    file_data: optionalString,
    file_url: optionalString,
    filename: optionalString,
  }),
  z.looseObject({
    type: z.literal('input_audio'),
    input_audio: z.looseObject({ data: z.string(), format: z.string() }),
  }),
]);

const KNOWN_PARTS = ['input_text', 'output_text', 'refusal', 'input_image', 'input_file', 'input_audio'];

const part = z.union([knownPart, objectOfOtherType(KNOWN_PARTS)], { error: 'expected an object with a "type"' });

const content = z.union([z.string(), z.array(part)], { error: 'expected a string or a list of content parts' });

const role = z.enum(['user', 'assistant', 'system', 'developer']);

const text = z.looseObject({ type: nonEmptyString, text: z.string() });

const knownItem = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('message'), role, content }),
  z.looseObject({
    type: z.literal('function_call'),
    call_id: nonEmptyString,
    name: nonEmptyString,
    arguments: z.string(),
  }),
  z.looseObject({
    type: z.literal('custom_tool_call'),
    call_id: nonEmptyString,
    name: nonEmptyString,
    input: z.string(),
  }),
  z.looseObject({
    type: z.literal(['function_call_output', 'custom_tool_call_output']),
    call_id: nonEmptyString,
    output: content,
  }),
  z.looseObject({
    type: z.literal('reasoning'),
    summary: z.array(text).nullish(),
    content: z.array(text).nullish(),
    encrypted_content: optionalString,
  }),
]);

const KNOWN_ITEMS = [
  'message',
  'function_call',
  'custom_tool_call',
  'function_call_output',
  'custom_tool_call_output',
  'reasoning',
];

/** A message may leave its type out, and so may a reference to an item by its id. */
const untyped = { type: z.null().optional() };

/** One item of the input: what each type must have, and the types of what we read. Of other types it is kept as it is. */
export const itemSchema = z.union(
  [
    knownItem,
    z.looseObject({ ...untyped, role, content }),
    z.looseObject({ ...untyped, id: nonEmptyString }),
    objectOfOtherType(KNOWN_ITEMS),
  ],
  { error: 'expected an object with a "type" or a "role"' },
);
