import type { JsonObject, Part, RefusalPart, TextPart, ToolCallPart } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';
import { nameOfUnknown } from '../translation/name-of-unknown.js';
import { buildReasoning } from './build-reasoning.js';
import { isOwnThought } from './own-thoughts.js';
import { responsesFields } from './unnamed-fields.js';
import { unsupported } from './unsupported.js';

/**
 * The items one assistant message becomes, in spoken order.
 * @throws IsartorError `unsupported_feature` for a part the model's side cannot have.
 */
export function buildAssistant(parts: readonly Part[]): JsonObject[] {
  const items: JsonObject[] = [];
  let spoken: (TextPart | RefusalPart)[] = [];
  const flush = (): void => {
    if (spoken.length > 0) items.push(buildMessageItem(spoken));
    spoken = [];
  };
  for (const part of parts) {
    if (part.type === 'text' || part.type === 'refusal') {
      spoken.push(part);
      if (messageFields(part) !== undefined) flush();
      continue;
    }
    flush();
    items.push(...buildItem(part));
  }
  flush();
  return items;
}

/** The fields of the message that this part ends, if it ends one. */
function messageFields(part: TextPart | RefusalPart): JsonObject | undefined {
  if (part.type === 'refusal') return undefined;
  const { message } = responsesFields(part);
  return isJsonObject(message) ? message : undefined;
}

function buildMessageItem(parts: readonly (TextPart | RefusalPart)[]): JsonObject {
  const last = parts.at(-1);
  return {
    ...(last && messageFields(last)),
    type: 'message',
    role: 'assistant',
    content: parts.map((part) => {
      if (part.type === 'refusal') return { type: 'refusal', refusal: part.text };
      const { message: _message, ...fields } = responsesFields(part);
      return { ...fields, type: 'output_text', text: part.text };
    }),
  };
}

function buildItem(part: Exclude<Part, TextPart | RefusalPart>): JsonObject[] {
  if (part.type === 'tool-call') return [buildCall(part)];
  if (part.type === 'reasoning') return isOwnThought(part) ? [buildReasoning(part)] : [];
  if (part.type === 'unknown' && part.format === 'responses') return [part.value];
  const what = part.type === 'unknown' ? nameOfUnknown('A content part', part) : `A part of the type ${part.type}`;
  throw unsupported(`${what} in an assistant message`);
}

function buildCall(call: ToolCallPart): JsonObject {
  const { id, kind, name, input } = call;
  const said = kind === 'custom' ? { input } : { arguments: input };
  return { ...responsesFields(call), type: callType(kind), call_id: id, name, ...said };
}

/** What an item that calls a tool is called. */
export const callType = (kind: ToolCallPart['kind']): string =>
  kind === 'custom' ? 'custom_tool_call' : 'function_call';
