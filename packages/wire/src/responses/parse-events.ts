import { type ChatEvent, IsartorError, type JsonObject } from '@isartor/core';
import type { EventParser, SseFrame } from '../codec.js';
import { filledString } from '../json/filled-string.js';
import { isJsonObject } from '../json/is-json-object.js';
import { invalidStream, readFrameObject } from '../json/read-reply-object.js';
import { upstreamFailure } from '../openai/upstream-failure.js';
import { parseOutcome } from './finish-reason.js';
import { readLogprobs } from './logprobs.js';
import { createToldStream, itemAt, type OpenItem, type ToldStream } from './open-item.js';
import { PIECE_SEPARATOR } from './parse-reasoning.js';
import { assertNotFailed, failureOf } from './parse-reply.js';
import { unnamedReplyFields } from './reply-fields.js';
import { beginCall, callOf, tellItem } from './tell-item.js';
import { tellText } from './told-texts.js';
import { parseUsage } from './usage.js';

/** Takes one typed event. */
type Reducer = (stream: ToldStream, data: JsonObject) => void;

const reduceText: Reducer = (stream, data) => {
  const item = itemAt(stream, data);
  const part = numberOf(data.content_index);
  tellText(stream, { type: 'text-delta', item, part, text: textOf(data.delta) });
  const logprobs = readLogprobs(data);
  if (logprobs === undefined || item.done) return;
  item.withLogprobs.add(part);
  stream.events.push({ type: 'logprobs', choice: 0, value: logprobs });
};

const reduceRefusal: Reducer = (stream, data) => {
  const part = numberOf(data.content_index);
  tellText(stream, { type: 'refusal-delta', item: itemAt(stream, data), part, text: textOf(data.delta) });
};

/** What tells an item's thought in full wins over its summary, if it comes first. */
const reasoningReducer =
  (channel: NonNullable<OpenItem['channel']>): Reducer =>
  (stream, data) => {
    const item = itemAt(stream, data);
    const text = textOf(data.delta);
    item.channel ??= channel;
    if (item.channel !== channel || text === '') return;
    const piece = numberOf(channel === 'content' ? data.content_index : data.summary_index);
    const separator = item.piece === undefined || item.piece === piece ? '' : PIECE_SEPARATOR;
    item.piece = piece;
    tellText(stream, { type: 'reasoning-delta', item, part: 0, text: separator + text });
  };

const reduceInput: Reducer = (stream, data) => {
  const item = itemAt(stream, data);
  const text = textOf(data.delta);
  // Of a call that nobody announced the item itself will tell.
  if (item.call === undefined || item.done || text === '') return;
  item.told.set(0, (item.told.get(0) ?? '') + text);
  stream.events.push({ type: 'tool-input-delta', choice: 0, index: item.call, text });
};

const reduceAddedItem: Reducer = (stream, data) => {
  const item = itemAt(stream, data);
  const { item: begun } = data;
  if (!isJsonObject(begun)) throw invalidStream('holds an item that is not a JSON object');
  const isCall = begun.type === 'function_call' || begun.type === 'custom_tool_call';
  if (isCall && filledString(begun.name) !== undefined) beginCall(stream, item, callOf(stream, item, begun));
};

const reduceDonePart: Reducer = (stream, data) => {
  if (isJsonObject(data.part)) itemAt(stream, data).parts.set(numberOf(data.content_index), data.part);
};

const reduceDoneItem: Reducer = (stream, data) => {
  if (!isJsonObject(data.item)) throw invalidStream('holds an item that is not a JSON object');
  tellItem(stream, itemAt(stream, data), data.item);
};

const reduceStart: Reducer = (stream, data) => start(stream, responseOf(data));

const reduceEnd: Reducer = (stream, data) => {
  const response = responseOf(data);
  assertNotFailed(response);
  start(stream, response);
  const { output } = response;
  if (stream.items.size === 0 && Array.isArray(output)) tellOutput(stream, output);
  // What the event is called says it too.
  const status = textOf(data.type).replace('response.', '');
  const reason = parseOutcome({ status, ...response }, { hasToolCalls: stream.calls > 0, hasRefusal: stream.refused });
  if (reason === undefined) throw invalidStream('ends without a status');
  const fields = unnamedReplyFields(response);
  if (fields !== undefined) stream.events.push({ type: 'extension', format: 'responses', value: fields });
  stream.events.push({ type: 'finish', choice: 0, reason });
  const usage = parseUsage(response.usage);
  if (usage !== undefined) stream.events.push({ type: 'usage', usage });
  stream.complete = true;
};

const reduceFailure: Reducer = (_stream, data) => {
  throw failedAnswer(isJsonObject(data.response) ? data.response : data);
};

/** The failure that a response's state tells, as one that its client is to be told in the same way. */
function failedAnswer(response: JsonObject): IsartorError {
  const { code, message, details } = failureOf(response) ?? upstreamFailure({});
  return new IsartorError(code, message, { details: { ...details, answerFailed: true } });
}

/** The words are in the event itself, or in an object inside it. */
const reduceError: Reducer = (_stream, { error, code, message, param }) => {
  throw upstreamFailure(
    isJsonObject(error) || typeof error === 'string' ? { error } : { error: { code, message, param } },
  );
};

const REDUCERS: ReadonlyMap<unknown, Reducer> = new Map([
  ['response.created', reduceStart],
  ['response.in_progress', reduceStart],
  ['response.output_item.added', reduceAddedItem],
  ['response.output_text.delta', reduceText],
  ['response.refusal.delta', reduceRefusal],
  ['response.reasoning_summary_text.delta', reasoningReducer('summary')],
  ['response.reasoning_text.delta', reasoningReducer('content')],
  ['response.function_call_arguments.delta', reduceInput],
  ['response.custom_tool_call_input.delta', reduceInput],
  ['response.content_part.done', reduceDonePart],
  ['response.output_item.done', reduceDoneItem],
  ['response.completed', reduceEnd],
  ['response.incomplete', reduceEnd],
  ['response.failed', reduceFailure],
  ['response.cancelled', reduceFailure],
  ['error', reduceError],
]);

/** Reads one stream of the Responses API. */
export function createEventParser(): EventParser {
  const stream = createToldStream();
  return {
    push: (frame) => pushFrame(stream, frame),
    get terminated() {
      return stream.complete;
    },
    get complete() {
      return stream.complete;
    },
  };
}

function pushFrame(stream: ToldStream, { data, event }: SseFrame): readonly ChatEvent[] {
  if (data === '' || stream.complete || data.trim() === '[DONE]') return [];
  const value = readFrameObject(data);
  const type = filledString(value.type) ?? event;
  if (type === undefined && value.error === undefined) throw invalidStream('holds data without a type');
  const reducer = REDUCERS.get(type) ?? (isFailure(value) ? reduceError : undefined);
  reducer?.(stream, value);
  return stream.events.splice(0);
}

/** An error that came as it would in place of an answer. */
const isFailure = ({ error }: JsonObject): boolean => error !== undefined && error !== null;

function responseOf({ response }: JsonObject): JsonObject {
  if (!isJsonObject(response)) throw invalidStream('holds a response that is not a JSON object');
  return response;
}

function start(stream: ToldStream, { id, model }: JsonObject): void {
  stream.replyId ??= id;
  if (stream.started || typeof model !== 'string' || model === '') return;
  stream.started = true;
  stream.events.push({ type: 'start', model });
}

/** A server that streams nothing but the end tells all of the output there. */
function tellOutput(stream: ToldStream, output: readonly unknown[]): void {
  for (const [output_index, item] of output.entries()) {
    if (!isJsonObject(item)) throw invalidStream('holds an item that is not a JSON object');
    tellItem(stream, itemAt(stream, { output_index }), item);
  }
}

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
