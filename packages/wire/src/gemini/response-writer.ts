import type { ChatEvent, ChatRequest, JsonObject, Usage } from '@isartor/core';
import type { ReplyIdentity } from '../codec.js';
import { printExact } from '../json/print-exact.js';
import { type CandidateWriter, createCandidateWriter } from './candidate-writer.js';
import { renderUsage } from './usage.js';

type EventOf<Type extends ChatEvent['type']> = Extract<ChatEvent, { type: Type }>;
type Writers = {
  readonly [Type in ChatEvent['type']]: (stream: Stream, event: EventOf<Type>) => readonly JsonObject[];
};

/** Turns canonical events into the chunks of a streamed answer, each the JSON text of one response. */
export interface ResponseWriter {
  push(events: readonly ChatEvent[]): readonly string[];
  /** The last chunk: finish reasons and usage. */
  end(): string;
}

interface Stream {
  readonly identity: ReplyIdentity;
  readonly candidates: Map<number, CandidateWriter>;
  model: string;
  /** Unnamed fields of the answer. */
  fields: JsonObject;
  usage?: Usage;
}

const NOTHING: readonly JsonObject[] = [];

/** What each kind of event adds to a stream: the members of `candidates`, one chunk each. */
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
    if (format !== 'gemini') return NOTHING;
    if (choice !== undefined) return candidateAt(stream, choice).extension(value);
    stream.fields = { ...stream.fields, ...value };
    return NOTHING;
  },
  'text-delta': (stream, { choice, text }) => candidateAt(stream, choice).text(text),
  'reasoning-delta': (stream, { choice, text }) => candidateAt(stream, choice).thought(text),
  // The dialect has no word for a refusal that the model speaks itself.
  'refusal-delta': (stream, { choice, text }) => candidateAt(stream, choice).text(text),
  'tool-input-start': (stream, event) => candidateAt(stream, event.choice).toolStart(event),
  'tool-input-delta': (stream, event) => candidateAt(stream, event.choice).toolInput(event),
  'part-end': (stream, event) => candidateAt(stream, event.choice).partEnd(event),
  part: (stream, { choice, part }) => candidateAt(stream, choice).part(part),
  logprobs: (stream, { choice, value }) => candidateAt(stream, choice).logprobs(value),
  finish: (stream, { choice, reason }) => candidateAt(stream, choice).finish(reason),
};

/** Starts writing one answer. */
export function createResponseWriter(identity: ReplyIdentity, request: ChatRequest): ResponseWriter {
  const stream: Stream = { identity, candidates: new Map(), model: request.model, fields: {} };
  return {
    push: (events) =>
      events.flatMap((event) =>
        write(stream, event).map((candidate) => printChunk(stream, { candidates: [candidate] })),
      ),
    end: () => {
      const { candidates, fields, usage } = stream;
      const ends = [...candidates.values()].flatMap((candidate) => candidate.last(fields));
      return printChunk(stream, {
        ...(ends.length > 0 && { candidates: ends }),
        ...(usage !== undefined && { usageMetadata: renderUsage(usage) }),
        ...fields,
      });
    },
  };
}

function write(stream: Stream, event: ChatEvent): readonly JsonObject[] {
  // The table's type has proven that each writer takes the event it is filed under.
  const writer = WRITERS[event.type] as (stream: Stream, event: ChatEvent) => readonly JsonObject[];
  return writer(stream, event);
}

function candidateAt({ candidates }: Stream, index: number): CandidateWriter {
  const known = candidates.get(index);
  if (known !== undefined) return known;
  const begun = createCandidateWriter(index);
  candidates.set(index, begun);
  return begun;
}

const printChunk = ({ identity, model }: Stream, said: JsonObject): string =>
  printExact({ ...said, modelVersion: model, responseId: identity.id });
