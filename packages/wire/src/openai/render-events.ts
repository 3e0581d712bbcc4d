import type { ChatEvent, ChatRequest, JsonObject, Usage } from '@isartor/core';
import type { EventRenderer, ReplyIdentity } from '../codec.js';
import { printFrame } from '../sse/print-frame.js';
import { type ChoiceChunks, createChoiceChunks } from './choice-chunks.js';
import { renderError } from './render-error.js';
import { isKnown, replyId } from './render-reply.js';
import { renderUsage } from './usage.js';

type EventOf<Type extends ChatEvent['type']> = Extract<ChatEvent, { type: Type }>;
type Writers = {
  readonly [Type in ChatEvent['type']]: (stream: Stream, event: EventOf<Type>) => readonly JsonObject[];
};

interface Stream {
  readonly identity: ReplyIdentity;
  readonly tellsUsage: boolean;
  readonly choices: Map<number, ChoiceChunks>;
  model: string;
  /** Unnamed fields, repeated in every chunk. */
  fields: JsonObject;
  usage?: Usage;
}

const NOTHING: readonly JsonObject[] = [];

/** What each kind of event adds to a stream: the members of `choices`, one chunk each. */
const WRITERS: Writers = {
  start: (stream, { model }) => {
    stream.model = model;
    return NOTHING;
  },
  usage: (stream, { usage }) => {
    stream.usage = usage;
    return NOTHING;
  },
  extension: (stream, { choice, format, value }) => {
    if (format !== 'openai') return NOTHING;
    if (choice !== undefined) return choiceAt(stream, choice).extension(value);
    stream.fields = { ...stream.fields, ...value };
    return NOTHING;
  },
  'text-delta': (stream, { choice, text }) => choiceAt(stream, choice).text(text),
  'reasoning-delta': (stream, { choice, text }) => choiceAt(stream, choice).reasoning(text),
  'refusal-delta': (stream, { choice, text }) => choiceAt(stream, choice).refusal(text),
  'tool-input-start': (stream, event) => choiceAt(stream, event.choice).toolStart(event),
  'tool-input-delta': (stream, event) => choiceAt(stream, event.choice).toolInput(event),
  // Nothing but what belongs to another format is told by the end of a part.
  'part-end': () => NOTHING,
  part: (stream, { choice, part }) => (isKnown(part) ? choiceAt(stream, choice).part(part) : NOTHING),
  logprobs: (stream, { choice, value }) => choiceAt(stream, choice).logprobs(value),
  finish: (stream, { choice, reason }) => choiceAt(stream, choice).finish(reason),
};

/** Writes one answer as a Chat Completions stream: the role first, then what comes, a finish for each choice, `[DONE]`. */
export function createEventRenderer(identity: ReplyIdentity, request: ChatRequest): EventRenderer {
  const stream: Stream = {
    identity,
    tellsUsage: request.streamUsage,
    choices: new Map(),
    model: request.model,
    fields: {},
  };
  return {
    render: (events) => {
      let frames = '';
      for (const event of events) {
        for (const choice of write(stream, event)) frames += renderChunk(stream, [choice], null);
      }
      return frames;
    },
    end: () => renderUsageChunk(stream) + printFrame('[DONE]'),
    error: (error) => printFrame(renderError(error).body),
  };
}

function write(stream: Stream, event: ChatEvent): readonly JsonObject[] {
  // The table's type has proven that each writer takes the event it is filed under.
  const writer = WRITERS[event.type] as (stream: Stream, event: ChatEvent) => readonly JsonObject[];
  return writer(stream, event);
}

function choiceAt({ choices }: Stream, index: number): ChoiceChunks {
  const known = choices.get(index);
  if (known !== undefined) return known;
  const opened = createChoiceChunks(index);
  choices.set(index, opened);
  return opened;
}

/** A caller who asked for usage gets it in a chunk of its own, and null in all the others. */
function renderChunk(stream: Stream, choices: readonly JsonObject[], usage: JsonObject | null): string {
  const { identity, model, fields, tellsUsage } = stream;
  const chunk = {
    id: replyId(identity),
    object: 'chat.completion.chunk',
    created: identity.created,
    model,
    ...fields,
    choices,
    ...(tellsUsage && { usage }),
  };
  return printFrame(JSON.stringify(chunk));
}

const renderUsageChunk = (stream: Stream): string =>
  stream.tellsUsage && stream.usage !== undefined ? renderChunk(stream, [], renderUsage(stream.usage)) : '';
