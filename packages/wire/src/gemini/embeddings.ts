import type { ChatRequest, Completion, JsonObject, Message } from '@isartor/core';
import type { OperationCodec } from '../codec.js';
import { isJsonObject } from '../json/is-json-object.js';
import { invalidReply, readReplyObject } from '../json/read-reply-object.js';
import { assertCarried } from '../translation/assert-carried.js';
import { resourceName } from './build-request.js';
import { unsupported } from './unsupported.js';
import { upstreamFailure } from './upstream-failure.js';
import { parseUsage } from './usage.js';

type Vector = NonNullable<Completion['vectors']>[number];

/** Turns texts into vectors: `models.batchEmbedContents`. */
export const embeddings: OperationCodec = {
  buildRequest: (request) => {
    assertCarried(request, 'gemini');
    return JSON.stringify({ requests: request.messages.map((message) => buildInput(request, message)) });
  },
  parseReply,
};

function buildInput({ model, embedding, extensions }: ChatRequest, { content }: Message): JsonObject {
  const parts = content.map((part) => {
    if (part.type !== 'text') throw unsupported('An input of an embedding that is not text');
    return { text: part.text };
  });
  const dimensions = embedding?.dimensions;
  return {
    ...extensions.gemini,
    model: resourceName(model),
    content: { parts },
    ...(dimensions !== undefined && { outputDimensionality: dimensions }),
  };
}

function parseReply(body: Uint8Array, provider: string, { model, messages, embedding }: ChatRequest): Completion {
  const reply = readReplyObject(body);
  if (reply.error !== undefined && reply.error !== null) throw upstreamFailure(reply);
  const given = reply.embeddings;
  if (!Array.isArray(given) || given.length !== messages.length) throw invalidReply('has no embedding for each input');
  const isBase64 = embedding?.encoding === 'base64';
  const vectors = given.map((item): Vector => (isBase64 ? inBase64(readValues(item)) : readValues(item)));
  const usage = parseUsage(reply.usageMetadata);
  return { provider, model, choices: [], vectors, ...(usage !== undefined && { usage }) };
}

function readValues(embedding: unknown): readonly number[] {
  const values = isJsonObject(embedding) ? embedding.values : undefined;
  if (!Array.isArray(values) || values.length === 0 || !values.every((value) => typeof value === 'number')) {
    throw invalidReply('has an embedding that is not a list of numbers');
  }
  return values;
}

const BYTES = 4;

function inBase64(values: readonly number[]): string {
  const bytes = Buffer.alloc(values.length * BYTES);
  for (const [at, value] of values.entries()) bytes.writeFloatLE(value, at * BYTES);
  return bytes.toString('base64');
}
