import type { ChatRequest, Completion, JsonObject, Message } from '@isartor/core';
import type { OperationCodec } from '../../codec.js';
import { fieldsExcept } from '../../json/fields-except.js';
import { isJsonObject } from '../../json/is-json-object.js';
import { invalidReply, readReplyObject } from '../../json/read-reply-object.js';
import { assertCarried } from '../../translation/assert-carried.js';
import { editSource } from '../../translation/source-body.js';
import { extended } from '../unnamed-fields.js';
import { unsupported } from '../unsupported.js';
import { upstreamFailure } from '../upstream-failure.js';
import { parseUsage } from '../usage.js';
import { encodeVector, isVector, type Vector } from './vectors.js';

const REPLY_FIELDS = new Set(['object', 'data', 'model', 'usage', 'error', 'id', 'created']);

/** Embeddings as providers that speak OpenAI's dialect have them: `POST /embeddings`. */
export const openaiEmbeddings: OperationCodec = { buildRequest, parseReply };

function buildRequest(request: ChatRequest): Uint8Array | string {
  const { source, model, embedding, messages, extensions, hints } = request;
  if (source?.format === 'openai') return editSource(source, { set: { model } });
  assertCarried(request, 'openai');
  return JSON.stringify({
    ...hints.openai,
    input: messages.map(textOf),
    ...extensions.openai,
    model,
    dimensions: embedding?.dimensions,
    encoding_format: embedding?.encoding,
  });
}

function textOf({ content: [part, ...others] }: Message): string {
  if (part?.type !== 'text' || others.length > 0) throw unsupported('An embedding of anything but a text');
  return part.text;
}

/** A reply is whole when it has one vector for each input, each of which has its place. */
function parseReply(body: Uint8Array, provider: string, request: ChatRequest): Completion {
  const reply = readReplyObject(body);
  if (reply.error !== undefined && reply.error !== null) throw upstreamFailure(reply);
  const { data, model } = reply;
  if (!Array.isArray(data)) throw invalidReply('has no embeddings');
  const vectors = orderVectors(data);
  if (vectors.length !== inputCount(request)) throw invalidReply('does not have one embedding for each input');
  const usage = parseUsage(reply.usage);
  const encoding = request.embedding?.encoding ?? 'float';
  return {
    provider,
    model: typeof model === 'string' ? model : request.model,
    choices: [],
    vectors: vectors.map((vector) => encodeVector(vector, encoding)),
    ...(usage !== undefined && { usage }),
    ...extended(fieldsExcept(reply, REPLY_FIELDS)),
  };
}

function orderVectors(data: readonly unknown[]): readonly Vector[] {
  const ordered = new Map<number, Vector>();
  for (const [position, entry] of data.entries()) {
    const { index = position, embedding }: JsonObject = isJsonObject(entry) ? entry : {};
    if (!isVector(embedding)) throw invalidReply('has an embedding that is no vector');
    if (typeof index !== 'number' || !(index in data) || ordered.has(index)) {
      throw invalidReply('has an embedding whose place is unclear');
    }
    ordered.set(index, embedding);
  }
  return [...ordered].sort(([left], [right]) => left - right).map(([, vector]) => vector);
}

function inputCount({ messages, extensions }: ChatRequest): number {
  const input = extensions.openai?.input;
  if (!Array.isArray(input)) return messages.length;
  // A list of tokens is one input, a list of such lists is several.
  return Array.isArray(input[0]) ? input.length : 1;
}
