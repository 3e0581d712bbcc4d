import type { ChatEvent, JsonObject, Part } from '@isartor/core';
import { filledString } from '../json/filled-string.js';
import { isJsonObject } from '../json/is-json-object.js';
import { foldDelta } from '../openai/fold-delta.js';
import { namelessCall } from '../openai/tool-call.js';
import { readSeal } from '../translation/sealed-reasoning.js';
import { parsePart } from './parse-part.js';
import { saysSomething } from './parse-reply.js';
import { extended, unnamedFields } from './unnamed-fields.js';

/** Reads one content block of a stream. */
export interface BlockDeltas {
  /** Takes the `delta` of an event. */
  push(delta: JsonObject, events: ChatEvent[]): void;
  /** The block is whole. */
  stop(events: ChatEvent[]): void;
  readonly isToolCall: boolean;
}

/** What names the tool call that a block may turn out to be. */
export interface BlockContext {
  readonly toolIndex: number;
  readonly madeUpId: string;
}

const TEXT_FIELDS = new Set(['type', 'text']);
const THINKING_FIELDS = new Set(['type', 'thinking', 'signature']);
const TOOL_USE_FIELDS = new Set(['type', 'id', 'name', 'input']);

/** Starts reading a block from what its start event says of it. */
export function createBlockDeltas(block: JsonObject, context: BlockContext, events: ChatEvent[]): BlockDeltas {
  if (block.type === 'tool_use') return createToolUse(block, context, events);
  if (block.type === 'text' && isPlain(block, TEXT_FIELDS)) return createText(block, events);
  if (block.type === 'thinking' && isPlain(block, THINKING_FIELDS)) return createThinking(block, events);
  return createWhole(block);
}

/** Deltas can tell nothing but what is named: a block that has more to it is told when it is whole. */
const isPlain = (block: JsonObject, named: ReadonlySet<string>): boolean =>
  unnamedFields(block, named).extensions === undefined;

function createText({ text: first }: JsonObject, events: ChatEvent[]): BlockDeltas {
  const citations: unknown[] = [];
  let hasSpoken = false;
  const speak = (text: unknown, into: ChatEvent[]): void => {
    if (typeof text !== 'string' || text === '') return;
    hasSpoken = true;
    into.push({ type: 'text-delta', choice: 0, text });
  };
  speak(first, events);
  return {
    isToolCall: false,
    push: ({ type, text, citation }, into) => {
      if (type === 'text_delta') speak(text, into);
      else if (type === 'citations_delta') citations.push(citation);
    },
    stop: (into) => {
      const fields = extended(citations.length === 0 ? undefined : { citations });
      if (hasSpoken) into.push({ type: 'part-end', choice: 0, ...fields });
      else pushPart({ type: 'text', text: '', ...fields }, into);
    },
  };
}

function createThinking({ thinking, signature: given }: JsonObject, events: ChatEvent[]): BlockDeltas {
  let signature = filledString(given);
  let hasSpoken = false;
  const think = (text: unknown, into: ChatEvent[]): void => {
    if (typeof text !== 'string' || text === '') return;
    hasSpoken = true;
    into.push({ type: 'reasoning-delta', choice: 0, text });
  };
  think(thinking, events);
  return {
    isToolCall: false,
    push: ({ type, thinking: text, signature: told }, into) => {
      if (type === 'thinking_delta') think(text, into);
      else if (type === 'signature_delta') signature = filledString(told) ?? signature;
    },
    stop: (into) => {
      const seal = signature === undefined ? undefined : readSeal(signature, 'anthropic', 'signature');
      const vouched = seal?.signature !== undefined && { signature: seal.signature, maker: seal.maker };
      if (hasSpoken) into.push({ type: 'part-end', choice: 0, ...vouched });
      else pushPart({ type: 'reasoning', text: '', ...seal }, into);
    },
  };
}

function createToolUse(
  block: JsonObject,
  { toolIndex: index, madeUpId }: BlockContext,
  events: ChatEvent[],
): BlockDeltas {
  const name = filledString(block.name);
  if (name === undefined) throw namelessCall();
  const at = { choice: 0, index } as const;
  const id = filledString(block.id) ?? madeUpId;
  const fields = unnamedFields(block, TOOL_USE_FIELDS);
  let hasSpoken = false;
  events.push({ type: 'tool-input-start', ...at, id, name, kind: 'function' });
  if (fields.extensions !== undefined) events.push({ type: 'tool-input-delta', ...at, text: '', ...fields });
  return {
    isToolCall: true,
    push: ({ type, partial_json: text }, into) => {
      if (type !== 'input_json_delta' || typeof text !== 'string' || text === '') return;
      hasSpoken = true;
      into.push({ type: 'tool-input-delta', ...at, text });
    },
    // Some servers give the whole input at the start, and a call without arguments has no deltas.
    stop: (into) => {
      if (!hasSpoken) into.push({ type: 'tool-input-delta', ...at, text: JSON.stringify(block.input ?? {}) });
    },
  };
}

/** A block that is told when it is whole: its deltas are added up the way their kind is. */
function createWhole(start: JsonObject): BlockDeltas {
  let block = start;
  let input = '';
  return {
    isToolCall: false,
    push: (delta) => {
      const { type, citation, ...fields } = delta;
      if (type === 'input_json_delta') input += filledString(delta.partial_json) ?? '';
      else if (type === 'citations_delta') block = foldDelta(block, 'citations', [citation]);
      else for (const [field, piece] of Object.entries(fields)) block = foldDelta(block, field, piece);
    },
    stop: (into) => pushPart(parsePart(input === '' ? block : { ...block, input: parseInput(input) }), into),
  };
}

function parseInput(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Cut by a limit: the text is what there is.
    return text;
  }
}

function pushPart(part: Part, events: ChatEvent[]): void {
  if (saysSomething(part)) events.push({ type: 'part', choice: 0, part });
}

/** The blocks of a message that a server sent whole at the start of its stream. */
export const wholeBlocks = (content: unknown): readonly JsonObject[] =>
  Array.isArray(content) ? content.filter(isJsonObject) : [];
