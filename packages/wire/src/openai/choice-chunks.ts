import type { ChatEvent, FinishReason, JsonObject, Part } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';
import { buildAssistant } from './build-assistant.js';
import { renderFinishReason } from './finish-reason.js';
import { REASONING_FIELD, withoutMarker } from './reasoning-field.js';
import { withThoughtSignature } from './thought-signature.js';
import { buildToolCall } from './tool-call.js';
import { openaiFields, openaiInnerFields } from './unnamed-fields.js';
import { unsealed } from './unsealed.js';

type EventOf<Type extends ChatEvent['type']> = Extract<ChatEvent, { type: Type }>;
type Chunks = readonly JsonObject[];

/** Writes one choice of a stream: each method gives the members of `choices` that its event becomes, one chunk each. */
export interface ChoiceChunks {
  text(text: string): Chunks;
  reasoning(text: string): Chunks;
  refusal(text: string): Chunks;
  toolStart(start: EventOf<'tool-input-start'>): Chunks;
  toolInput(delta: EventOf<'tool-input-delta'>): Chunks;
  part(part: Part): Chunks;
  logprobs(value: unknown): Chunks;
  extension(fields: JsonObject): Chunks;
  finish(reason: FinishReason): Chunks;
}

interface Choice {
  readonly index: number;
  /** The role has been told. */
  opened: boolean;
  reasoningField: 'reasoning' | 'reasoning_content';
  /** Tool calls are written in the retired form of a single call. */
  retiredCall: boolean;
  readonly kinds: Map<number, 'function' | 'custom'>;
  /** Unnamed fields of the message that were written: clients add what they get to what they have. */
  told: JsonObject;
}

/** Starts writing one choice. */
export function createChoiceChunks(index: number): ChoiceChunks {
  const choice: Choice = {
    index,
    opened: false,
    reasoningField: 'reasoning_content',
    retiredCall: false,
    kinds: new Map(),
    told: {},
  };
  return {
    text: (text) => chunks(choice, { delta: { content: text } }),
    reasoning: (text) => chunks(choice, { delta: { [choice.reasoningField]: text } }),
    refusal: (text) => chunks(choice, { delta: { refusal: text } }),
    toolStart: (start) => chunks(choice, { delta: toolStartDelta(choice, start) }),
    toolInput: (delta) => chunks(choice, { delta: toolInputDelta(choice, delta) }),
    part: (part) => unsealed(part).flatMap((shown) => chunks(choice, { delta: partDelta(choice, shown) })),
    logprobs: (value) => chunks(choice, { logprobs: value }),
    extension: (fields) => extensionChunks(choice, fields),
    finish: (reason) => chunks(choice, { finish_reason: renderFinishReason(reason) }),
  };
}

/** A chunk that says one thing, after the one that tells the role. */
function chunks(choice: Choice, said: JsonObject & { readonly delta?: JsonObject }): Chunks {
  const chunk = { index: choice.index, delta: {}, logprobs: null, finish_reason: null, ...said };
  if (choice.opened) return [chunk];
  choice.opened = true;
  const content = typeof said.delta?.content === 'string' ? '' : null;
  const role = { role: 'assistant', content };
  return [{ index: choice.index, delta: role, logprobs: null, finish_reason: null }, chunk];
}

function toolStartDelta(choice: Choice, { index, id, name, kind }: EventOf<'tool-input-start'>): JsonObject {
  choice.kinds.set(index, kind);
  if (choice.retiredCall) return { function_call: { name, arguments: '' } };
  return { tool_calls: [{ index, ...buildToolCall({ type: 'tool-call', id, name, kind, input: '' }) }] };
}

function toolInputDelta(choice: Choice, event: EventOf<'tool-input-delta'>): JsonObject {
  const delta = withThoughtSignature(event);
  const { index, text } = delta;
  if (choice.retiredCall) return { function_call: { arguments: text } };
  const kind = choice.kinds.get(index) ?? 'function';
  const input = kind === 'custom' ? { input: text } : { arguments: text };
  return { tool_calls: [{ ...openaiFields(delta), index, [kind]: { ...openaiInnerFields(delta, kind), ...input } }] };
}

function partDelta(choice: Choice, part: Part): JsonObject {
  if (part.type === 'tool-call') {
    const index = choice.kinds.size;
    choice.kinds.set(index, part.kind);
    return { tool_calls: [{ index, ...buildToolCall(withThoughtSignature(part)) }] };
  }
  const { role: _role, content, ...fields } = buildAssistant([part], { [REASONING_FIELD]: choice.reasoningField });
  return content === null ? fields : { ...fields, content };
}

function extensionChunks(choice: Choice, fields: JsonObject): Chunks {
  const { message, ...choiceFields } = fields;
  const { function_call: retired, ...messageFields } = isJsonObject(message) ? message : {};
  if (messageFields[REASONING_FIELD] === 'reasoning') choice.reasoningField = 'reasoning';
  if (retired !== undefined) choice.retiredCall = true;
  const news = Object.entries(withoutMarker(messageFields)).filter(([field, value]) => choice.told[field] !== value);
  const delta = Object.fromEntries(news);
  choice.told = { ...choice.told, ...delta };
  if (Object.keys(delta).length === 0 && Object.keys(choiceFields).length === 0) return [];
  return chunks(choice, { ...choiceFields, delta });
}
