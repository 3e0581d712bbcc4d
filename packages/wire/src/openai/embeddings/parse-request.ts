import type { Extensions, JsonObject, Message, RequestDraft } from '@isartor/core';
import type { IncomingBody } from '../../codec.js';
import { GATEWAY_FIELDS, readGatewayFields } from '../../gateway-fields.js';
import { assertShape } from '../../json/assert-shape.js';
import { fieldsExcept } from '../../json/fields-except.js';
import { present } from '../../json/present.js';
import { readJsonObject } from '../../json/read-json-object.js';
import { type RequestBody, requestSchema } from './schema.js';

/** Fields that have a place of their own in the draft. All others are extensions. */
const PLACED: ReadonlySet<string> = new Set([...GATEWAY_FIELDS, ...Object.keys(requestSchema.shape), 'user']);

/**
 * Reads an embeddings request: texts become messages, inputs that are tokens stay as they are.
 * @throws IsartorError `invalid_request` with `param`.
 */
export function parseRequest({ body }: IncomingBody): RequestDraft {
  const json = readJsonObject(body);
  assertShape(requestSchema, json);
  const texts = textsOf(json.input);
  return {
    operation: 'embeddings',
    messages: texts?.map(userMessage) ?? [],
    tools: [],
    ...present({ model: json.model }),
    sampling: {},
    embedding: { ...present({ dimensions: json.dimensions }), encoding: json.encoding_format ?? 'float' },
    stream: false,
    streamUsage: false,
    extensions: filled({ ...fieldsExcept(json, PLACED), ...(texts === undefined && { input: json.input }) }),
    hints: filled(present({ user: json.user })),
    ...readGatewayFields(json, undefined),
    source: { format: 'openai', body, json },
  };
}

function textsOf(input: RequestBody['input']): readonly string[] | undefined {
  if (typeof input === 'string') return [input];
  const inputs: readonly unknown[] = input;
  return inputs.every((text): text is string => typeof text === 'string') ? inputs : undefined;
}

const userMessage = (text: string): Message => ({ role: 'user', content: [{ type: 'text', text }] });

const filled = (fields: JsonObject): Extensions => (Object.keys(fields).length === 0 ? {} : { openai: fields });
