import type { JsonObject, Message, Part } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';
import { parseItem } from './parse-item.js';
import { parseContent } from './parse-part.js';
import type { RequestBody } from './schema.js';
import { extended, unnamedFields } from './unnamed-fields.js';

type Turn = { readonly role: Message['role']; readonly content: Part[] };

const TURN_FIELDS = new Set(['type', 'role', 'content']);
const OUTPUT_FIELDS = new Set(['type', 'call_id', 'output']);

/** Items that answer the model, of types that the canonical model does not name. */
const ANSWER = /(?:_output|_response)$/;

/**
 * The turns of a checked body. Consecutive items of the model's side (messages, reasoning, calls) are one assistant
 * message, consecutive outputs one tool message; `instructions` are a system message before them all.
 */
export function parseInput({ instructions, input }: Pick<RequestBody, 'instructions' | 'input'>): Message[] {
  const messages: Message[] = [];
  if (typeof instructions === 'string') messages.push(textMessage('system', instructions));
  if (typeof input === 'string') messages.push(textMessage('user', input));
  if (!Array.isArray(input)) return messages;
  let open: Turn | undefined;
  for (const item of input) {
    const turn = parseTurn(item);
    if (isOneParty(open, turn)) {
      open.content.push(...turn.content);
    } else {
      messages.push(turn);
      open = turn.role === 'assistant' || turn.role === 'tool' ? { role: turn.role, content: turn.content } : undefined;
    }
  }
  return messages;
}

const isOneParty = (open: Turn | undefined, { role }: Turn): open is Turn => open?.role === role;

const textMessage = (role: 'system' | 'user', text: string): Message => ({ role, content: [{ type: 'text', text }] });

/** What one item says, and who says it. */
function parseTurn(item: JsonObject): Turn {
  const { type } = item;
  if (type === 'function_call_output' || type === 'custom_tool_call_output') {
    return { role: 'tool', content: [parseOutput(item)] };
  }
  if (type === 'message' || isUntypedMessage(item)) return parseMessage(item);
  const side = typeof type === 'string' && ANSWER.test(type) ? 'tool' : 'assistant';
  // The schema has made sure that a call has its id.
  return { role: side, content: parseItem(item, () => '') };
}

const isUntypedMessage = ({ type, role }: JsonObject): boolean =>
  (type === undefined || type === null) && role !== undefined;

function parseMessage(item: JsonObject): Message & Turn {
  const role = item.role as Exclude<Message['role'], 'tool'>;
  if (role === 'assistant') return { role, content: parseItem({ ...item, type: 'message' }, () => '') };
  return { role, content: parseContent(contentOf(item.content)), ...extended(unnamedFields(item, TURN_FIELDS)) };
}

function parseOutput(item: JsonObject): Part {
  return {
    type: 'tool-result',
    callId: String(item.call_id),
    content: parseContent(contentOf(item.output)),
    ...extended(unnamedFields(item, OUTPUT_FIELDS)),
  };
}

const contentOf = (content: unknown): string | readonly JsonObject[] =>
  Array.isArray(content) ? content.filter(isJsonObject) : String(content);
