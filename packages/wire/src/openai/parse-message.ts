import type { JsonObject, Message, Part } from '@isartor/core';
import { fieldsExcept } from '../json/fields-except.js';
import { present } from '../json/present.js';
import { parseAssistant, parseContent } from './parse-assistant.js';
import type { RequestBody } from './schema.js';
import { extended, unnamedFields } from './unnamed-fields.js';

type BodyMessage = RequestBody['messages'][number];
type MessageOf<Role> = Extract<BodyMessage, { role: Role }>;

const TURN_FIELDS = new Set(['role', 'content', 'name']);
const TOOL_FIELDS = new Set(['role', 'content', 'name', 'tool_call_id']);
const FUNCTION_FIELDS = new Set(['role', 'content', 'name']);

/** The turns of a checked body. */
export function parseMessages(messages: readonly BodyMessage[]): Message[] {
  // A result in the retired `function` form names no call: it answers the last one of that form.
  let retiredCallId: string | undefined;
  const turns = messages.map((message, index) => {
    switch (message.role) {
      case 'assistant': {
        const turn = parseAssistantMessage(message, index);
        if (message.function_call) retiredCallId = lastCallId(turn.content);
        return turn;
      }
      case 'tool':
        return parseToolMessage(message);
      case 'function':
        return parseFunctionMessage(message, retiredCallId ?? callId(index, 0));
      default:
        return parseTurn(message);
    }
  });
  return joinResults(turns);
}

/** Results that follow one another are one turn: the dialect gives each a message, others give all of them one. */
function joinResults(turns: readonly Message[]): Message[] {
  const joined: Message[] = [];
  for (const turn of turns) {
    const previous = joined.at(-1);
    if (turn.role === 'tool' && previous?.role === 'tool') {
      joined.splice(-1, 1, { ...previous, content: [...previous.content, ...turn.content] });
    } else {
      joined.push(turn);
    }
  }
  return joined;
}

function parseTurn(message: MessageOf<'system' | 'developer' | 'user'>): Message {
  return {
    role: message.role,
    content: parseContent(message.content),
    ...present({ name: message.name }),
    ...unnamedFields(message, TURN_FIELDS),
  };
}

function parseAssistantMessage(message: MessageOf<'assistant'>, index: number): Message {
  const { content, fields } = parseAssistant(message, (call) => callId(index, call));
  return { role: 'assistant', content, ...present({ name: message.name }), ...extended(fields) };
}

function parseToolMessage(message: MessageOf<'tool'>): Message {
  const { tool_call_id: id, name, content } = message;
  const result = { type: 'tool-result' as const, callId: id, ...present({ name }), content: parseContent(content) };
  return { role: 'tool', content: [{ ...result, ...unnamedFields(message, TOOL_FIELDS) }] };
}

function parseFunctionMessage(message: MessageOf<'function'>, id: string): Message {
  const { name, content } = message;
  const result = { type: 'tool-result' as const, callId: id, name, content: parseContent(content) };
  const fields: JsonObject = { ...fieldsExcept(message, FUNCTION_FIELDS), role: 'function' };
  return { role: 'tool', content: [{ ...result, ...extended(fields) }] };
}

const callId = (message: number, call: number): string => `call_${message}_${call}`;

function lastCallId(content: readonly Part[]): string | undefined {
  const last = content.at(-1);
  return last?.type === 'tool-call' ? last.id : undefined;
}
