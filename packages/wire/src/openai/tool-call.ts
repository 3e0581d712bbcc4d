import { type Extensions, IsartorError, type JsonObject, type ToolCallPart } from '@isartor/core';
import { filledString } from '../json/filled-string.js';
import { isJsonObject } from '../json/is-json-object.js';
import { present } from '../json/present.js';
import { openaiFields, openaiInnerFields, unnamedFields } from './unnamed-fields.js';

/** How each kind of call is written: what the object inside calls the text the model wrote, and the named fields. */
const KINDS = {
  function: {
    input: 'arguments',
    named: new Set(['index', 'id', 'type', 'function']),
    inner: { field: 'function', named: new Set(['name', 'arguments']) },
  },
  custom: {
    input: 'input',
    named: new Set(['index', 'id', 'type', 'custom']),
    inner: { field: 'custom', named: new Set(['name', 'input']) },
  },
} as const;

/** A member of `tool_calls`, of a whole message or of a delta, as far as it goes. */
export interface ReadToolCall {
  readonly kind: 'function' | 'custom';
  readonly id?: string;
  readonly name?: string;
  readonly input: string;
  readonly extensions?: Extensions;
}

/** Reads one leniently: ids, names and input that are missing or empty count as left out. */
export function readToolCall(call: JsonObject): ReadToolCall {
  const kind = isJsonObject(call.custom) ? 'custom' : 'function';
  const { input, named, inner } = KINDS[kind];
  const value = call[kind];
  const fields = isJsonObject(value) ? value : {};
  return {
    kind,
    ...present({ id: filledString(call.id), name: filledString(fields.name) }),
    input: toolInput(fields[input]),
    ...unnamedFields(call, named, inner),
  };
}

/**
 * One tool call of a whole message; `madeUpId` stands in where a server leaves the id out.
 * @throws IsartorError `upstream_invalid` for a call without a name.
 */
export function parseToolCall(call: unknown, madeUpId: string): ToolCallPart {
  const read = isJsonObject(call) ? readToolCall(call) : undefined;
  if (read?.name === undefined) throw namelessCall();
  return { type: 'tool-call', id: madeUpId, ...read, name: read.name };
}

/** A call nobody could answer: the provider left its name out. */
export const namelessCall = (): IsartorError =>
  new IsartorError('upstream_invalid', "The provider's answer holds a tool call without a name");

/** The text the model wrote; some servers send the parsed object instead. */
export function toolInput(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}

/** One member of `tool_calls`. */
export function buildToolCall(call: ToolCallPart): JsonObject {
  const { id, kind, name, input } = call;
  return {
    ...openaiFields(call),
    id,
    type: kind,
    [kind]: { ...openaiInnerFields(call, kind), name, [KINDS[kind].input]: input },
  };
}

/** An id for a call that came without one: distinct within the answer and, by the answer's own id, between answers. */
export function madeUpCallId(replyId: unknown, choice: number, index: number): string {
  const safe = typeof replyId === 'string' ? replyId.replace(/[^A-Za-z0-9_-]/g, '').slice(-24) : '';
  return ['call', safe, choice, index].filter((step) => step !== '').join('_');
}
