import type { ChatEvent, JsonObject } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';
import { parseFinishReason } from './finish-reason.js';
import { foldDelta } from './fold-delta.js';
import { parseContent } from './parse-assistant.js';
import { REASONING_FIELD } from './reasoning-field.js';
import { madeUpCallId } from './tool-call.js';
import { createToolCallDeltas, type ToolCallDeltas } from './tool-call-deltas.js';

/** Turns what the chunks of a stream say about one choice into events. */
export interface ChoiceDeltas {
  push(choice: JsonObject, events: ChatEvent[]): void;
  /** Tells what came after the finish reason. */
  end(events: ChatEvent[]): void;
  readonly finished: boolean;
}

interface Choice {
  readonly index: number;
  readonly toolCalls: ToolCallDeltas;
  finished: boolean;
  refused: boolean;
  /** Which of its two spellings the reasoning has. */
  reasoningField?: string;
  /** Unnamed fields, of the choice and of its message, told once they are complete. */
  fields: JsonObject;
  message: JsonObject;
  hasNews: boolean;
}

/** Takes one field of a delta. */
type Reducer = (choice: Choice, value: unknown, events: ChatEvent[]) => void;

const reduceContent: Reducer = ({ index }, value, events) => {
  if (typeof value === 'string') {
    if (value !== '') events.push({ type: 'text-delta', choice: index, text: value });
    return;
  }
  for (const part of parseContent(value)) {
    if (part.type === 'text' && part.extensions === undefined) {
      events.push({ type: 'text-delta', choice: index, text: part.text });
    } else {
      events.push({ type: 'part', choice: index, part });
    }
  }
};

const reduceRefusal: Reducer = (choice, value, events) => {
  if (typeof value !== 'string' || value === '') return;
  choice.refused = true;
  events.push({ type: 'refusal-delta', choice: choice.index, text: value });
};

/** The first spelling that arrives is the reasoning; servers that send both say the same in both. */
const reasoningReducer =
  (field: string): Reducer =>
  (choice, value, events) => {
    if (value === '') return;
    if (typeof value !== 'string' || (choice.reasoningField ?? field) !== field) {
      foldMessage(choice, field, value);
      return;
    }
    if (choice.reasoningField === undefined) {
      choice.reasoningField = field;
      if (field === 'reasoning') mark(choice, { [REASONING_FIELD]: field }, events);
    }
    events.push({ type: 'reasoning-delta', choice: choice.index, text: value });
  };

const reduceToolCalls: Reducer = ({ toolCalls }, value, events) => {
  if (Array.isArray(value)) toolCalls.push(value, events);
};

/** The retired form of a single call. */
const reduceFunctionCall: Reducer = (choice, value, events) => {
  if (!isJsonObject(value)) return;
  if (choice.message.function_call === undefined) mark(choice, { function_call: {} }, events);
  choice.toolCalls.push([{ index: 'function_call', function: value }], events);
};

const REDUCERS: ReadonlyMap<string, Reducer> = new Map([
  ['role', () => {}],
  ['content', reduceContent],
  ['refusal', reduceRefusal],
  ['reasoning_content', reasoningReducer('reasoning_content')],
  ['reasoning', reasoningReducer('reasoning')],
  ['tool_calls', reduceToolCalls],
  ['function_call', reduceFunctionCall],
]);

/** Named fields, and `message`, in which some servers repeat at the end what the deltas have told. */
const CHOICE_FIELDS = new Set(['index', 'delta', 'finish_reason', 'logprobs', 'message']);

/** Starts reading one choice; `replyId` makes the ids of calls that come without one differ between answers. */
export function createChoiceDeltas(index: number, replyId: unknown): ChoiceDeltas {
  const toolCalls = createToolCallDeltas({ choice: index, madeUpId: (call) => madeUpCallId(replyId, index, call) });
  const choice: Choice = { index, toolCalls, finished: false, refused: false, fields: {}, message: {}, hasNews: false };
  return {
    push: (chunk, events) => {
      pushDelta(choice, chunk.delta, events);
      const { logprobs } = chunk;
      if (logprobs !== undefined && logprobs !== null)
        events.push({ type: 'logprobs', choice: index, value: logprobs });
      foldChoice(choice, chunk);
      pushFinish(choice, chunk.finish_reason, events);
    },
    end: (events) => pushFields(choice, events),
    get finished() {
      return choice.finished;
    },
  };
}

function pushDelta(choice: Choice, delta: unknown, events: ChatEvent[]): void {
  if (!isJsonObject(delta)) return;
  for (const field of Object.keys(delta)) {
    const reducer = REDUCERS.get(field);
    const value = delta[field];
    if (reducer === undefined) foldMessage(choice, field, value);
    else if (value !== null) reducer(choice, value, events);
  }
}

function foldMessage(choice: Choice, field: string, value: unknown): void {
  choice.message = foldDelta(choice.message, field, value);
  choice.hasNews = true;
}

function foldChoice(choice: Choice, chunk: JsonObject): void {
  for (const field of Object.keys(chunk)) {
    if (CHOICE_FIELDS.has(field)) continue;
    // A chunk that has nothing to say about a field says null.
    const value = chunk[field] ?? choice.fields[field] ?? null;
    if (value === choice.fields[field]) continue;
    choice.fields = { ...choice.fields, [field]: value };
    choice.hasNews = true;
  }
}

/** What a renderer has to know before it writes the next delta. */
function mark(choice: Choice, marker: JsonObject, events: ChatEvent[]): void {
  choice.message = { ...choice.message, ...marker };
  choice.hasNews = true;
  events.push({ type: 'extension', choice: choice.index, format: 'openai', value: { message: marker } });
}

function pushFinish(choice: Choice, reason: unknown, events: ChatEvent[]): void {
  if (choice.finished || typeof reason !== 'string' || reason === '') return;
  choice.finished = true;
  const hasToolCalls = choice.toolCalls.finish();
  pushFields(choice, events);
  events.push({
    type: 'finish',
    choice: choice.index,
    reason: parseFinishReason(reason, { hasToolCalls, hasRefusal: choice.refused }),
  });
}

function pushFields(choice: Choice, events: ChatEvent[]): void {
  if (!choice.hasNews) return;
  choice.hasNews = false;
  const { fields, message, index } = choice;
  const value = Object.keys(message).length === 0 ? fields : { ...fields, message };
  events.push({ type: 'extension', choice: index, format: 'openai', value });
}
