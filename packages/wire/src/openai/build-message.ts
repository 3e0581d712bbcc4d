import type { JsonObject, Message, Part } from '@isartor/core';
import { buildAssistant } from './build-assistant.js';
import { buildContent } from './build-part.js';
import { openaiFields } from './unnamed-fields.js';
import { unsupported } from './unsupported.js';

/**
 * The messages one canonical turn becomes: one, or one for each result of a `tool` turn.
 * @throws IsartorError `unsupported_feature` for a part Chat Completions cannot carry in that role.
 */
export function buildMessage(message: Message): JsonObject[] {
  const { role, content, name } = message;
  if (role === 'tool') return content.map((part) => buildResult(part, openaiFields(message)));
  if (role === 'assistant') return [{ ...buildAssistant(content, openaiFields(message)), name }];
  return [{ ...openaiFields(message), role, content: buildContent(content) ?? '', name }];
}

/** Chat Completions has no mark for a tool's failure: the result's text has to say it. */
function buildResult(part: Part, fields: JsonObject): JsonObject {
  if (part.type !== 'tool-result') throw unsupported(`A ${part.type} part in a tool message`);
  const { callId, name } = part;
  const content = buildContent(part.content);
  if (fields.role === 'function') return { ...fields, name, content: content ?? null };
  return { ...fields, role: 'tool', tool_call_id: callId, name, content: content ?? '' };
}
