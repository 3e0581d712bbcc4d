import { z } from 'zod';
import { nonEmptyList, nonEmptyString, objectOfOtherType } from '../json/schema-parts.js';

const optionalString = z.string().nullish();
const KIND = { error: 'expected an object with a "type"' };

const base64Source = z.looseObject({ type: z.literal('base64'), media_type: nonEmptyString, data: z.string() });
const urlSource = z.looseObject({ type: z.literal('url'), url: nonEmptyString });
const fileSource = z.looseObject({ type: z.literal('file'), file_id: nonEmptyString });
const textSource = z.looseObject({ type: z.literal('text'), data: z.string() });

const imageSource = z.union(
  [z.discriminatedUnion('type', [base64Source, urlSource, fileSource]), objectOfOtherType(['base64', 'url', 'file'])],
  KIND,
);

const documentSource = z.union(
  [
    z.discriminatedUnion('type', [base64Source, urlSource, fileSource, textSource]),
    objectOfOtherType(['base64', 'url', 'file', 'text']),
  ],
  KIND,
);

/** Every type that we name: a block of one of them in a place where it may not be is refused. */
const NAMED = ['text', 'image', 'document', 'tool_use', 'tool_result', 'thinking', 'redacted_thinking'];

const textBlock = z.looseObject({ type: z.literal('text'), text: z.string() });
const imageBlock = z.looseObject({ type: z.literal('image'), source: imageSource });
const documentBlock = z.looseObject({ type: z.literal('document'), source: documentSource, title: optionalString });

const resultBlock = z.union(
  [z.discriminatedUnion('type', [textBlock, imageBlock, documentBlock]), objectOfOtherType(NAMED)],
  KIND,
);

const toolResultBlock = z.looseObject({
  type: z.literal('tool_result'),
  tool_use_id: nonEmptyString,
  content: z.union([z.string(), z.array(resultBlock)], { error: 'expected a string or a list of blocks' }).nullish(),
  is_error: z.boolean().nullish(),
});

const userBlock = z.union(
  [z.discriminatedUnion('type', [textBlock, imageBlock, documentBlock, toolResultBlock]), objectOfOtherType(NAMED)],
  KIND,
);

const assistantBlock = z.union(
  [
    z.discriminatedUnion('type', [
      textBlock,
      imageBlock,
      documentBlock,
      z.looseObject({
        type: z.literal('tool_use'),
        id: nonEmptyString,
        name: nonEmptyString,
        input: z.record(z.string(), z.unknown()),
      }),
      z.looseObject({ type: z.literal('thinking'), thinking: z.string(), signature: optionalString }),
      z.looseObject({ type: z.literal('redacted_thinking'), data: nonEmptyString }),
    ]),
    objectOfOtherType(NAMED),
  ],
  KIND,
);

const CONTENT = { error: 'expected a string or a list of content blocks' };

/** What instructions may be: a string or text blocks. */
export const systemSchema = z.union([z.string(), z.array(textBlock)], {
  error: 'expected a string or a list of text blocks',
});

/** One turn of a Messages request: what each role may say. Only the last assistant turn may be empty, which is upstream's rule. */
export const messageSchema = z.discriminatedUnion(
  'role',
  [
    z.looseObject({ role: z.literal('user'), content: z.union([z.string(), nonEmptyList(userBlock)], CONTENT) }),
    z.looseObject({ role: z.literal('assistant'), content: z.union([z.string(), z.array(assistantBlock)], CONTENT) }),
    z.looseObject({ role: z.literal('system'), content: z.union([z.string(), nonEmptyList(userBlock)], CONTENT) }),
  ],
  { error: 'expected one of "user", "assistant", "system"' },
);
