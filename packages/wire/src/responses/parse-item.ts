import { IsartorError, type JsonObject, type Part, type ToolCallPart, type UnknownPart } from '@isartor/core';
import { filledString } from '../json/filled-string.js';
import { isJsonObject } from '../json/is-json-object.js';
import { namelessCall, toolInput } from '../openai/tool-call.js';
import { parsePart } from './parse-part.js';
import { parseReasoning } from './parse-reasoning.js';
import { extended, unnamedFields } from './unnamed-fields.js';

const MESSAGE_FIELDS = new Set(['type', 'role', 'content']);
const CALL_FIELDS = {
  function: new Set(['type', 'call_id', 'name', 'arguments']),
  custom: new Set(['type', 'call_id', 'name', 'input']),
};

/** Fields of a message that nobody misses: where there is no text part to hold them, they go. */
const DISPENSABLE = new Set(['id', 'status', 'phase']);

/** Items that are one canonical part, whatever they hold. */
const isCall = ({ type }: JsonObject): boolean => type === 'function_call' || type === 'custom_tool_call';

/**
 * The parts that an item of the model's side becomes, in a request's history or in an answer; `madeUpId` names a call
 * that came without an id. An item of a type that the canonical model does not name stays as it is.
 * @throws IsartorError `upstream_invalid` for a message without content or a call without a name.
 */
export function parseItem(item: JsonObject, madeUpId: () => string): Part[] {
  if (item.type === 'message') return parseMessageItem(item);
  if (item.type === 'reasoning') return [parseReasoning(item)];
  return isCall(item) ? [parseCall(item, madeUpId)] : [unknownItem(item)];
}

/**
 * A message of the model's. The last of its texts holds the fields of the item, as `message`: a text that has them is
 * the end of its message.
 */
export function parseMessageItem(item: JsonObject): Part[] {
  const parts = contentOf(item).map((part) => parsePart(part) ?? unknownItem(messageOf(part)));
  const fields = unnamedFields(item, MESSAGE_FIELDS);
  const last = parts.at(-1);
  if (fields === undefined) return parts;
  if (last?.type === 'text') {
    const { extensions } = last;
    return [...parts.slice(0, -1), { ...last, ...extended({ ...extensions?.responses, message: fields }) }];
  }
  return Object.keys(fields).every((name) => DISPENSABLE.has(name)) ? parts : [unknownItem(item)];
}

/** One tool call. */
export function parseCall(item: JsonObject, madeUpId: () => string): ToolCallPart {
  const kind = item.type === 'custom_tool_call' ? 'custom' : 'function';
  const name = filledString(item.name);
  if (name === undefined) throw namelessCall();
  return {
    type: 'tool-call',
    id: filledString(item.call_id) ?? madeUpId(),
    name,
    kind,
    input: toolInput(kind === 'custom' ? item.input : item.arguments),
    ...extended(unnamedFields(item, CALL_FIELDS[kind])),
  };
}

const unknownItem = (value: JsonObject): UnknownPart => ({ type: 'unknown', format: 'responses', value });

/** A content part that has no canonical name becomes a message of its own, so that its neighbours are understood. */
const messageOf = (part: JsonObject): JsonObject => ({ type: 'message', role: 'assistant', content: [part] });

function contentOf({ content }: JsonObject): readonly JsonObject[] {
  if (typeof content === 'string') return [{ type: 'output_text', text: content }];
  if (content === undefined || content === null) return [];
  if (!Array.isArray(content) || !content.every(isJsonObject)) {
    throw new IsartorError('upstream_invalid', "The answer's content is not that of the Responses API");
  }
  return content;
}
