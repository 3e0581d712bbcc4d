import type { JsonObject, Message, Part, ToolResultPart } from '@isartor/core';
import { markedAsError } from '../translation/error-mark.js';
import { buildAssistant } from './build-assistant.js';
import { buildContent } from './build-part.js';
import { openaiFields } from './unnamed-fields.js';
import { unsupported } from './unsupported.js';

/**
 * The messages one canonical turn becomes: one, or for a `tool` turn one for each result, and a user message with what a
 * tool message cannot hold.
 * @throws IsartorError `unsupported_feature` for a part Chat Completions cannot carry in that role.
 */
export function buildMessage(message: Message): JsonObject[] {
  const { role, content, name } = message;
  if (role === 'tool') return buildResults(message);
  if (role === 'assistant') return [{ ...buildAssistant(content, openaiFields(message)), name }];
  return [{ ...openaiFields(message), role, content: buildContent(content) ?? '', name }];
}

function buildResults(message: Message): JsonObject[] {
  const results = message.content.map(asResult);
  const attachments = results.flatMap((result) => (isAttached(result) ? attachment(result) : []));
  return [
    ...results.map(buildResult),
    ...(attachments.length === 0 ? [] : [{ role: 'user', content: buildContent(attachments) }]),
  ];
}

function asResult(part: Part): ToolResultPart {
  if (part.type !== 'tool-result') throw unsupported(`A ${part.type} part in a tool message`);
  return part;
}

const isText = ({ type }: Part): boolean => type === 'text';

/** A tool message holds text alone; media of a foreign dialect's result follows as the user's. */
const isAttached = ({ content }: ToolResultPart): boolean => content.some(isMedia);

const isMedia = ({ type }: Part): boolean => type === 'image' || type === 'audio' || type === 'file';

const attachment = ({ callId, content }: ToolResultPart): Part[] => [
  { type: 'text', text: `Attached to the result of the tool call ${callId}:` },
  ...content.filter(isMedia),
];

/** Chat Completions has no mark for a tool's failure: the result's text says it. */
function buildResult(result: ToolResultPart): JsonObject {
  const { callId, name } = result;
  const fields = openaiFields(result);
  const spoken = isAttached(result) ? result.content.filter((part) => !isMedia(part)) : result.content;
  const content = buildContent(result.isError === true ? markedAsError(spoken) : spoken);
  if (fields.role === 'function') return { ...fields, name, content: content ?? null };
  const isSilent = isAttached(result) && !spoken.some(isText);
  return { ...fields, role: 'tool', tool_call_id: callId, name, content: isSilent ? ATTACHED : (content ?? '') };
}

const ATTACHED = 'The result is attached to the next message.';
