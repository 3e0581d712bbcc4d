import type { JsonObject, Message, Part, ToolResultPart } from '@isartor/core';
import { markedAsError } from '../translation/error-mark.js';
import { buildAssistant, callType } from './build-assistant.js';
import { buildContent } from './build-part.js';
import { responsesFields } from './unnamed-fields.js';
import { unsupported } from './unsupported.js';

/** The turns of a request as the dialect has them. */
export interface BuiltInput {
  readonly instructions?: string;
  readonly input: readonly JsonObject[];
}

/**
 * Prints the turns: a system message of plain text before all others as `instructions`, the others as items.
 * @throws IsartorError `unsupported_feature` for what the Responses API cannot carry.
 */
export function buildInput(messages: readonly Message[]): BuiltInput {
  const instructions = leadingText(messages[0]);
  const turns = instructions === undefined ? messages : messages.slice(1);
  const customCalls = new Set(messages.flatMap(({ content }) => content.flatMap(customCallId)));
  const input = turns.flatMap((message) => buildMessage(message, customCalls));
  return { ...(instructions !== undefined && { instructions }), input };
}

function leadingText(first: Message | undefined): string | undefined {
  if (first?.role !== 'system' || first.name !== undefined || first.extensions?.responses !== undefined)
    return undefined;
  const content = buildContent(first.content);
  return typeof content === 'string' ? content : undefined;
}

const customCallId = (part: Part): string[] => (part.type === 'tool-call' && part.kind === 'custom' ? [part.id] : []);

function buildMessage(message: Message, customCalls: ReadonlySet<string>): JsonObject[] {
  const { role, content, name } = message;
  if (name !== undefined) throw unsupported('The name of a speaker');
  if (role === 'assistant') return buildAssistant(content);
  if (role === 'tool') return content.map((part) => buildAnswer(part, customCalls));
  return [{ ...responsesFields(message), type: 'message', role, content: buildContent(content) }];
}

function buildAnswer(part: Part, customCalls: ReadonlySet<string>): JsonObject {
  if (part.type === 'tool-result') return buildResult(part, customCalls.has(part.callId) ? 'custom' : 'function');
  if (part.type === 'unknown' && part.format === 'responses') return part.value;
  throw unsupported(`A ${part.type} part in a tool message`);
}

/** The dialect has no mark for a tool's failure: the output's text says it. */
function buildResult(result: ToolResultPart, kind: 'function' | 'custom'): JsonObject {
  const { callId, content, isError } = result;
  return {
    ...responsesFields(result),
    type: `${callType(kind)}_output`,
    call_id: callId,
    output: buildContent(isError === true ? markedAsError(content) : content),
  };
}
