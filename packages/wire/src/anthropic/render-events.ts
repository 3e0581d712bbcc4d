import type { ChatEvent, ChatRequest, FinishReason, JsonObject, Usage } from '@isartor/core';
import type { EventRenderer, ReplyIdentity } from '../codec.js';
import { printFrame } from '../sse/print-frame.js';
import { type BlockFrames, createBlockFrames, printEvent } from './block-frames.js';
import { renderFinishReason } from './finish-reason.js';
import { renderError } from './render-error.js';
import { replyId } from './render-reply.js';
import { renderUsage } from './usage.js';

type EventOf<Type extends ChatEvent['type']> = Extract<ChatEvent, { type: Type }>;
type Writers = { readonly [Type in ChatEvent['type']]: (stream: Stream, event: EventOf<Type>) => string };

interface Stream {
  readonly identity: ReplyIdentity;
  readonly blocks: BlockFrames;
  model: string;
  begun: boolean;
  usage?: Usage;
  finishReason?: FinishReason;
  /** Unnamed fields of the message that are not told yet. */
  fields: JsonObject;
  /** Unnamed fields that say how the answer ended. */
  ending: JsonObject;
}

/** What each kind of event adds to a stream. The end is held back until all is known that it tells. */
const WRITERS: Writers = {
  start: (stream, { model }) => {
    stream.model = model;
    return '';
  },
  usage: (stream, { usage }) => {
    stream.usage = usage;
    return '';
  },
  extension: (stream, { choice, format, value }) => {
    if (format !== 'anthropic') return '';
    if (choice === undefined) stream.fields = { ...stream.fields, ...value };
    else stream.ending = { ...stream.ending, ...value };
    return '';
  },
  'text-delta': (stream, { text }) => (text === '' ? '' : begin(stream) + stream.blocks.text(text, 'text')),
  'refusal-delta': (stream, { text }) => (text === '' ? '' : begin(stream) + stream.blocks.text(text, 'refusal')),
  'reasoning-delta': (stream, { text }) => (text === '' ? '' : begin(stream) + stream.blocks.thinking(text)),
  'tool-input-start': (stream, event) => begin(stream) + stream.blocks.toolStart(event),
  'tool-input-delta': (stream, event) => stream.blocks.toolInput(event),
  part: (stream, { part }) => begin(stream) + stream.blocks.part(part),
  'part-end': (stream, event) => stream.blocks.partEnd(event),
  // The dialect has no log probabilities.
  logprobs: () => '',
  finish: (stream, { reason }) => {
    stream.finishReason = reason;
    return begin(stream) + stream.blocks.close();
  },
};

/** Writes one answer as a Messages stream: the message, its blocks one after the other, how it ended and what it cost. */
export function createEventRenderer(identity: ReplyIdentity, request: ChatRequest): EventRenderer {
  const stream: Stream = {
    identity,
    blocks: createBlockFrames(),
    model: request.model,
    begun: false,
    fields: {},
    ending: {},
  };
  return {
    render: (events) => {
      let frames = '';
      for (const event of events) frames += write(stream, event);
      return frames + stream.blocks.settle();
    },
    end: () => begin(stream) + stream.blocks.close() + renderMessageDelta(stream) + printEvent('message_stop', {}),
    error: (error) => printFrame(renderError(error, identity.requestId).body, 'error'),
  };
}

function write(stream: Stream, event: ChatEvent): string {
  // The dialect has room for one answer.
  if ('choice' in event && event.choice !== undefined && event.choice !== 0) return '';
  // The table's type has proven that each writer takes the event it is filed under.
  const writer = WRITERS[event.type] as (stream: Stream, event: ChatEvent) => string;
  return writer(stream, event);
}

/** The first frame, which tells what is known by then: the input is counted only where its provider counts first. */
function begin(stream: Stream): string {
  if (stream.begun) return '';
  stream.begun = true;
  const { identity, model, usage, fields } = stream;
  stream.fields = {};
  return printEvent('message_start', {
    message: {
      id: replyId(identity),
      type: 'message',
      role: 'assistant',
      model,
      content: [],
      stop_reason: null,
      stop_sequence: null,
      usage: { ...renderUsage(usage), output_tokens: 0 },
      ...fields,
    },
  });
}

/** Where clients look for what is told at the end; what is not of the dialect's version stands beside the delta. */
const IN_DELTA = 'container';

function renderMessageDelta({ finishReason, ending, fields, usage }: Stream): string {
  const { [IN_DELTA]: container, ...others } = fields;
  return printEvent('message_delta', {
    delta: {
      stop_reason: finishReason === undefined ? null : renderFinishReason(finishReason),
      stop_sequence: null,
      ...ending,
      ...(container !== undefined && { container }),
    },
    usage: renderUsage(usage),
    ...others,
  });
}
