import type { IncomingHttpHeaders } from 'node:http';
import { IsartorError, type JsonObject } from '@isartor/core';
import {
  anthropicClientCodec,
  type ClientCodec,
  geminiClientCodec,
  nativeClientCodec,
  openaiClientCodec,
  readJsonObject,
  responsesClientCodec,
} from '@isartor/wire';

const CODECS: ReadonlyMap<string, ClientCodec> = new Map(
  [openaiClientCodec, responsesClientCodec, anthropicClientCodec, geminiClientCodec, nativeClientCodec].map((codec) => [
    codec.format,
    codec,
  ]),
);

const HEADER = 'x-isartor-dialect';

/** The codec of the dialect that `x-isartor-dialect` names; undefined where it names none. */
export function namedCodec(headers: IncomingHttpHeaders): ClientCodec | undefined {
  const name = headers[HEADER];
  return typeof name === 'string' ? CODECS.get(name.trim().toLowerCase()) : undefined;
}

/**
 * The codec of the dialect that a body is written in, by the fields that only one of them has. Chat Completions is what
 * is left: where another reads the same, it means the same.
 * @throws IsartorError `invalid_request` where `x-isartor-dialect` names what is none, and for a body that is no JSON.
 */
export function codecByShape(headers: IncomingHttpHeaders, mediaType: string, body: Uint8Array): ClientCodec {
  if (headers[HEADER] !== undefined)
    throw new IsartorError('invalid_request', `${HEADER} must be one of ${[...CODECS.keys()].join(', ')}`);
  if (mediaType.startsWith('text/')) return nativeClientCodec;
  const json = readJsonObject(body);
  if ('contents' in json) return geminiClientCodec;
  if ('input' in json) return responsesClientCodec;
  if ('prompt' in json) return nativeClientCodec;
  return isAnthropic(headers, json) ? anthropicClientCodec : openaiClientCodec;
}

/** Fields of Messages that Chat Completions does not have. */
const ANTHROPIC_FIELDS = ['system', 'stop_sequences', 'thinking'];
/** Types of content that only Messages has. */
const ANTHROPIC_CONTENT: ReadonlySet<unknown> = new Set(['tool_use', 'tool_result', 'thinking', 'image', 'document']);

function isAnthropic(headers: IncomingHttpHeaders, json: JsonObject): boolean {
  if (headers['anthropic-version'] !== undefined || ANTHROPIC_FIELDS.some((field) => field in json)) return true;
  if (listOf(json.tools).some((tool) => fieldOf(tool, 'input_schema') !== undefined)) return true;
  return listOf(json.messages).some((message) =>
    listOf(fieldOf(message, 'content')).some((part) => ANTHROPIC_CONTENT.has(fieldOf(part, 'type'))),
  );
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as JsonObject)[name] : undefined;
