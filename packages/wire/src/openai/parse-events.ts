import type { ChatEvent, JsonObject } from '@isartor/core';
import type { EventParser, SseFrame } from '../codec.js';
import { isJsonObject } from '../json/is-json-object.js';
import { invalidStream, readFrameObject } from '../json/read-reply-object.js';
import { type ChoiceDeltas, createChoiceDeltas } from './choice-deltas.js';
import { upstreamFailure } from './upstream-failure.js';
import { parseUsage } from './usage.js';

interface Stream {
  replyId: unknown;
  started: boolean;
  ended: boolean;
  readonly choices: Map<number, ChoiceDeltas>;
  /** Unnamed fields of the chunks as they were last told. */
  readonly fields: Map<string, unknown>;
}

const NOTHING: readonly ChatEvent[] = [];

/** Fields of a chunk that are named, and `obfuscation`, which is padding. */
const CHUNK_FIELDS = new Set(['id', 'object', 'created', 'model', 'choices', 'usage', 'error', 'obfuscation']);

/** Reads one Chat Completions stream. */
export function createEventParser(): EventParser {
  const stream: Stream = {
    replyId: undefined,
    started: false,
    ended: false,
    choices: new Map(),
    fields: new Map(),
  };
  return {
    push: (frame) => pushFrame(stream, frame),
    get terminated() {
      return stream.ended;
    },
    get complete() {
      const { ended, choices } = stream;
      return ended && choices.size > 0 && [...choices.values()].every(({ finished }) => finished);
    },
  };
}

function pushFrame(stream: Stream, { data, event }: SseFrame): readonly ChatEvent[] {
  if (data === '' || stream.ended) return NOTHING;
  if (data.trim() === '[DONE]') return endStream(stream);
  const chunk = readFrameObject(data);
  if (isFailure(chunk, event)) throw upstreamFailure(chunk);
  // Chunks have no event name: what has one is a ping or some other news of the server's own.
  if (event !== undefined && event !== 'message') return NOTHING;
  if (!isChunk(chunk)) throw invalidStream('holds data that is not a chat completion chunk');
  return readChunk(stream, chunk);
}

const isFailure = ({ error, object }: JsonObject, event: string | undefined): boolean =>
  (error !== undefined && error !== null) || object === 'error' || event === 'error';

const isChunk = ({ choices, usage, object }: JsonObject): boolean =>
  Array.isArray(choices) || isJsonObject(usage) || object === 'chat.completion.chunk';

function readChunk(stream: Stream, chunk: JsonObject): readonly ChatEvent[] {
  const events: ChatEvent[] = [];
  stream.replyId ??= chunk.id;
  if (!stream.started && typeof chunk.model === 'string' && chunk.model !== '') {
    stream.started = true;
    events.push({ type: 'start', model: chunk.model });
  }
  pushFields(stream, chunk, events);
  if (Array.isArray(chunk.choices)) pushChoices(stream, chunk.choices, events);
  const usage = parseUsage(chunk.usage);
  if (usage !== undefined) events.push({ type: 'usage', usage });
  return events;
}

/** Most servers repeat these in each chunk: only news is told. */
function pushFields({ fields }: Stream, chunk: JsonObject, events: ChatEvent[]): void {
  for (const name of Object.keys(chunk)) {
    if (CHUNK_FIELDS.has(name)) continue;
    const value = chunk[name];
    if (fields.has(name) && fields.get(name) === value) continue;
    fields.set(name, value);
    events.push({ type: 'extension', format: 'openai', value: { [name]: value } });
  }
}

function pushChoices(stream: Stream, choices: readonly unknown[], events: ChatEvent[]): void {
  for (const [position, choice] of choices.entries()) {
    if (!isJsonObject(choice)) throw invalidStream('holds a choice that is not a JSON object');
    const index = typeof choice.index === 'number' ? choice.index : position;
    choiceAt(stream, index).push(choice, events);
  }
}

function choiceAt(stream: Stream, index: number): ChoiceDeltas {
  const known = stream.choices.get(index);
  if (known !== undefined) return known;
  const opened = createChoiceDeltas(index, stream.replyId);
  stream.choices.set(index, opened);
  return opened;
}

function endStream(stream: Stream): readonly ChatEvent[] {
  stream.ended = true;
  const events: ChatEvent[] = [];
  for (const choice of stream.choices.values()) choice.end(events);
  return events;
}
