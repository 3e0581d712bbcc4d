import { IsartorError, type Message, type RequestDraft } from '@isartor/core';
import type { IncomingBody } from '../codec.js';
import { readGatewayFields } from '../gateway-fields.js';
import { assertShape } from '../json/assert-shape.js';
import { isJsonObject } from '../json/is-json-object.js';
import { present } from '../json/present.js';
import { readJsonObject, readText } from '../json/read-json-object.js';
import { requestSchema } from './schema.js';

/**
 * Reads a native request: JSON by its media type, or by its looks where none was sent; anything else is the prompt.
 * @throws IsartorError `invalid_request` with `param`.
 */
export function parseRequest(incoming: IncomingBody): RequestDraft {
  return isJson(incoming) ? parseJson(incoming.body) : parsePrompt(readText(incoming.body));
}

function isJson({ body, mediaType }: IncomingBody): boolean {
  if (mediaType === '') return holdsJsonObject(readText(body));
  return mediaType === 'application/json' || mediaType.endsWith('+json');
}

function holdsJsonObject(text: string): boolean {
  try {
    return isJsonObject(JSON.parse(text));
  } catch {
    return false;
  }
}

function parseJson(body: Uint8Array): RequestDraft {
  const json = readJsonObject(body);
  assertShape(requestSchema, json);
  const { prompt, messages, model, stream } = json;
  return {
    ...draft(messages ? messages.map(({ role, content }) => turn(role, content)) : [turn('user', prompt ?? '')]),
    ...present({ model }),
    stream: stream === true,
    ...readGatewayFields(json, undefined),
  };
}

function parsePrompt(prompt: string): RequestDraft {
  if (prompt.trim() === '') throw new IsartorError('invalid_request', 'The prompt is empty');
  return draft([turn('user', prompt)]);
}

const turn = (role: Message['role'], text: string): Message => ({ role, content: [{ type: 'text', text }] });

const draft = (messages: readonly Message[]): RequestDraft => ({
  operation: 'chat',
  messages,
  tools: [],
  sampling: {},
  stream: false,
  streamUsage: false,
  extensions: {},
  hints: {},
});
