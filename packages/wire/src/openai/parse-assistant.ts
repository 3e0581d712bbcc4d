import { IsartorError, type JsonObject, type Part } from '@isartor/core';
import { fieldsExcept } from '../json/fields-except.js';
import { isJsonObject } from '../json/is-json-object.js';
import { parsePart } from './parse-part.js';
import { REASONING_FIELD } from './reasoning-field.js';
import { parseToolCall, toolInput } from './tool-call.js';

/** What a model said in one turn, be it in a request's history or in an answer. */
export interface AssistantTurn {
  readonly content: readonly Part[];
  /**
   * Fields of the message without a canonical name. `function_call` among them holds the unnamed fields of a call in
   * the retired form, and says that the last tool call is to be written so.
   */
  readonly fields?: JsonObject;
}

type Fields = Record<string, unknown>;

const NAMED = new Set([
  'role',
  'name',
  'content',
  'refusal',
  'audio',
  'tool_calls',
  'function_call',
  'reasoning_content',
  'reasoning',
]);
const FUNCTION_CALL_FIELDS = new Set(['name', 'arguments']);

/**
 * Reads an assistant message leniently; `madeUpId` names calls that came without an id, by their index.
 * @throws IsartorError `upstream_invalid` for content or a tool call that is none.
 */
export function parseAssistant(message: JsonObject, madeUpId: (index: number) => string): AssistantTurn {
  const fields: Fields = { ...fieldsExcept(message, NAMED) };
  const content: Part[] = [];
  pushReasoning(message, content, fields);
  content.push(...parseContent(message.content));
  if (typeof message.refusal === 'string' && message.refusal !== '') {
    content.push({ type: 'refusal', text: message.refusal });
  }
  pushAudio(message.audio, content, fields);
  const calls = toolCalls(message.tool_calls);
  for (const [index, call] of calls.entries()) content.push(parseToolCall(call, madeUpId(index)));
  pushFunctionCall(message.function_call, { content, fields, id: madeUpId(calls.length) });
  return Object.keys(fields).length === 0 ? { content } : { content, fields };
}

/** Content is a string, a list of parts or nothing. */
export function parseContent(content: unknown): Part[] {
  if (typeof content === 'string') return [{ type: 'text', text: content }];
  if (isAbsent(content)) return [];
  if (!Array.isArray(content) || !content.every(isJsonObject)) throw invalid('content');
  return content.map(parsePart);
}

function pushReasoning({ reasoning_content, reasoning }: JsonObject, content: Part[], fields: Fields): void {
  if (typeof reasoning_content === 'string') {
    content.push({ type: 'reasoning', text: reasoning_content });
    if (!isAbsent(reasoning)) fields.reasoning = reasoning;
    return;
  }
  if (!isAbsent(reasoning_content)) fields.reasoning_content = reasoning_content;
  if (typeof reasoning === 'string') {
    content.push({ type: 'reasoning', text: reasoning });
    fields[REASONING_FIELD] = 'reasoning';
  } else if (!isAbsent(reasoning)) {
    fields.reasoning = reasoning;
  }
}

/** Earlier sound is referred to by its id; sound in an answer has more to it, and stays as it is. */
function pushAudio(audio: unknown, content: Part[], fields: Fields): void {
  if (isAbsent(audio)) return;
  if (isJsonObject(audio) && typeof audio.id === 'string' && Object.keys(audio).length === 1) {
    content.push({ type: 'audio', source: { kind: 'file-id', id: audio.id } });
  } else {
    fields.audio = audio;
  }
}

function toolCalls(value: unknown): readonly unknown[] {
  if (isAbsent(value)) return [];
  if (!Array.isArray(value)) throw invalid('tool_calls');
  return value;
}

function pushFunctionCall(
  call: unknown,
  turn: { readonly content: Part[]; readonly fields: Fields; readonly id: string },
): void {
  if (isAbsent(call)) return;
  if (!isJsonObject(call) || typeof call.name !== 'string') throw invalid('function_call');
  const input = toolInput(call.arguments);
  turn.content.push({ type: 'tool-call', id: turn.id, name: call.name, kind: 'function', input });
  turn.fields.function_call = fieldsExcept(call, FUNCTION_CALL_FIELDS) ?? {};
}

const isAbsent = (value: unknown): value is null | undefined => value === null || value === undefined;

const invalid = (field: string): IsartorError =>
  new IsartorError('upstream_invalid', `The answer's ${field} is not Chat Completions`);
