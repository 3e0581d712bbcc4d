import type {
  AudioPart,
  Choice,
  Completion,
  FilePart,
  FinishReason,
  ImagePart,
  Part,
  ReasoningPart,
  RefusalPart,
  TextPart,
  ToolCallPart,
  ToolResultPart,
  UnknownPart,
  Usage,
} from '@isartor/core';
import { z } from 'zod';

/** Every field that the type has, so that one which is added to the model cannot be left out here. */
type FieldsOf<Type> = { readonly [Field in keyof Type]-?: z.ZodType };

const text = z.string();
const optionalText = text.exactOptional();
const unknown = z.unknown().exactOptional();
const jsonObject = z.record(text, z.unknown());
const wireFormat = z.enum(['native', 'openai', 'responses', 'anthropic', 'gemini']);
const extensions = z.partialRecord(wireFormat, jsonObject).exactOptional();

const source = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('url'), url: text }),
  z.strictObject({ kind: z.literal('base64'), mediaType: optionalText, data: text }),
  z.strictObject({ kind: z.literal('file-id'), id: text }),
]);

const PARTS = [
  z.strictObject({ type: z.literal('text'), text, extensions } satisfies FieldsOf<TextPart>),
  z.strictObject({
    ...{ type: z.literal('image'), source, detail: optionalText, extensions },
  } satisfies FieldsOf<ImagePart>),
  z.strictObject({
    ...{ type: z.literal('audio'), source, encoding: optionalText, extensions },
  } satisfies FieldsOf<AudioPart>),
  z.strictObject({
    ...{ type: z.literal('file'), source, filename: optionalText, extensions },
  } satisfies FieldsOf<FilePart>),
  z.strictObject({
    type: z.literal('reasoning'),
    text,
    signature: optionalText,
    redacted: optionalText,
    maker: wireFormat.exactOptional(),
    extensions,
  } satisfies FieldsOf<ReasoningPart>),
  z.strictObject({ type: z.literal('refusal'), text } satisfies FieldsOf<RefusalPart>),
  z.strictObject({
    type: z.literal('tool-call'),
    id: text,
    name: text,
    input: text,
    kind: z.enum(['function', 'custom']),
    extensions,
  } satisfies FieldsOf<ToolCallPart>),
  z.strictObject({
    ...{ type: z.literal('unknown'), format: wireFormat, value: jsonObject },
  } satisfies FieldsOf<UnknownPart>),
] as const;

const toolResult = z.strictObject({
  type: z.literal('tool-result'),
  callId: text,
  name: optionalText,
  content: z.array(z.lazy((): z.ZodType<Part> => part)),
  isError: z.boolean().exactOptional(),
  extensions,
} satisfies FieldsOf<ToolResultPart>);

const part: z.ZodType<Part> = z.discriminatedUnion('type', [...PARTS, toolResult]);

const finishReason = z.strictObject({
  unified: z.enum(['stop', 'length', 'tool_calls', 'refusal', 'content_filter', 'error', 'other']),
  raw: optionalText,
} satisfies FieldsOf<FinishReason>);

const choice = z.strictObject({
  index: z.int().nonnegative(),
  content: z.array(part),
  finishReason,
  logprobs: unknown,
  extensions,
} satisfies FieldsOf<Choice>);

const usage = z.strictObject({
  inputTokens: z.number(),
  outputTokens: z.number(),
  cachedInputTokens: z.number().exactOptional(),
  cacheWriteInputTokens: z.number().exactOptional(),
  reasoningTokens: z.number().exactOptional(),
  raw: unknown,
} satisfies FieldsOf<Usage>);

/** A `Completion` with all of its fields and no others, on every level. */
export const completionSchema: z.ZodType<Completion> = z.strictObject({
  provider: text,
  model: text,
  choices: z.array(choice),
  vectors: z.array(z.union([z.array(z.number()), text])).exactOptional(),
  usage: usage.exactOptional(),
  extensions,
} satisfies FieldsOf<Completion>);
