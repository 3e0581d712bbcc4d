import type { ChatEvent, ChatRequest, FinishReason, IsartorError, JsonObject, Usage } from '@isartor/core';
import type { EventRenderer, ReplyIdentity } from '../codec.js';
import { renderError } from '../openai/render-error.js';
import { printFrame } from '../sse/print-frame.js';
import { createItemIds } from './item-ids.js';
import { createOutputWriter, type OutputWriter } from './output-writer.js';
import { headFields, outcomeOf } from './render-reply.js';
import { renderUsage } from './usage.js';

interface Stream {
  readonly head: () => JsonObject;
  readonly writer: OutputWriter;
  readonly emit: (type: string, fields: JsonObject) => void;
  begun: boolean;
  model: string;
  usage?: Usage;
  reason?: FinishReason;
  /** Unnamed fields of the answer. */
  fields: JsonObject;
}

/** Writes one answer as typed events, numbered from 0: two that begin it, those of its items, one that ends it. */
export function createEventRenderer(identity: ReplyIdentity, request: ChatRequest): EventRenderer {
  let frames = '';
  let sequence_number = 0;
  const emit = (type: string, fields: JsonObject): void => {
    frames += printFrame(JSON.stringify({ type, sequence_number, ...fields }), type);
    sequence_number += 1;
  };
  const taken = (): string => {
    const written = frames;
    frames = '';
    return written;
  };
  let head: JsonObject | undefined;
  const stream: Stream = {
    head: () => {
      head ??= headFields(identity, request);
      return head;
    },
    writer: createOutputWriter({ emit, madeUpId: createItemIds(() => seedOf(request)) }),
    emit,
    begun: false,
    model: request.model,
    fields: {},
  };
  return {
    render: (events) => {
      for (const event of logprobsFirst(events)) write(stream, event);
      return taken();
    },
    end: () => {
      endStream(stream);
      return taken();
    },
    error: (error, lastFrame) => {
      if (lastFrame !== undefined) sequence_number = numberAfter(lastFrame);
      if (error.details.answerFailed === true) emit('response.failed', { response: failedResponse(stream, error) });
      else emit('error', errorFields(error));
      return taken();
    },
  };
}

/** The number behind that of a frame as received; it tells its own number near its start or near its end. */
function numberAfter(frame: Uint8Array): number {
  const [, last = '-1'] = /"sequence_number"\s*:\s*(\d{1,15})/.exec(Buffer.from(frame).toString()) ?? [];
  return Number(last) + 1;
}

/** What tells one turn of a conversation from the others: all that was said before. */
const seedOf = ({ source, messages }: ChatRequest): Uint8Array | string => source?.body ?? JSON.stringify(messages);

/** A text that is to be told with its log probabilities has to be told after them. */
function logprobsFirst(events: readonly ChatEvent[]): readonly ChatEvent[] {
  if (!events.some(isLogprobs)) return events;
  return [...events.filter(isLogprobs), ...events.filter((event) => !isLogprobs(event))];
}

const isLogprobs = ({ type }: ChatEvent): boolean => type === 'logprobs';

function write(stream: Stream, event: ChatEvent): void {
  if (event.type === 'start') stream.model = event.model;
  if (event.type === 'usage') stream.usage = event.usage;
  if (event.type === 'extension') addFields(stream, event);
  if (event.type === 'finish' && event.choice === 0) stream.reason = event.reason;
  // These may come before the model does.
  if (event.type !== 'extension' && event.type !== 'logprobs') begin(stream);
  stream.writer.write(event);
}

function addFields(stream: Stream, { choice, format, value }: Extract<ChatEvent, { type: 'extension' }>): void {
  if (choice === undefined && format === 'responses') stream.fields = { ...stream.fields, ...value };
}

function begin(stream: Stream): void {
  if (stream.begun) return;
  stream.begun = true;
  const response = printResponse(stream, { status: 'in_progress', incomplete_details: null });
  stream.emit('response.created', { response });
  stream.emit('response.in_progress', { response });
}

function endStream(stream: Stream): void {
  begin(stream);
  const outcome = outcomeOf(stream.reason);
  stream.writer.close(outcome.status);
  const type = outcome.status === 'completed' ? 'response.completed' : 'response.incomplete';
  stream.emit(type, { response: printResponse(stream, outcome) });
}

function printResponse({ head, writer, model, usage, fields }: Stream, outcome: JsonObject): JsonObject {
  return {
    ...head(),
    ...outcome,
    error: null,
    model,
    output: [...writer.output],
    usage: usage === undefined ? null : renderUsage(usage),
    ...fields,
  };
}

/**
 * The documentation has the words in the event itself, the service sends them in an object inside it, and only the
 * latter makes the dialect's own clients throw.
 */
/** A response that its provider gave up, as the provider told it. */
function failedResponse({ head, model, fields }: Stream, error: IsartorError): JsonObject {
  const { code, message } = errorFields(error);
  return {
    ...head(),
    ...fields,
    model,
    status: 'failed',
    error: { code, message },
    incomplete_details: null,
    output: [],
  };
}

function errorFields(error: IsartorError): JsonObject {
  const { error: words } = JSON.parse(renderError(error).body) as { readonly error: JsonObject };
  const { code, message, param } = words;
  return { code, message, param, error: words };
}
