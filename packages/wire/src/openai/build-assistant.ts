import type { AudioPart, JsonObject, Part, ReasoningPart, RefusalPart, ToolCallPart } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';
import { buildContent } from './build-part.js';
import { REASONING_FIELD, withoutMarker } from './reasoning-field.js';
import { buildToolCall } from './tool-call.js';

interface Spoken {
  readonly content: Part[];
  readonly reasoning: ReasoningPart[];
  readonly refusals: RefusalPart[];
  readonly audio: AudioPart[];
  readonly toolCalls: ToolCallPart[];
}

/**
 * An assistant message, of a request's history or of an answer; `fields` are those that `parseAssistant` put aside.
 * The order among text and among tool calls is kept, that between the two cannot be written.
 * @throws IsartorError `unsupported_feature` for a part Chat Completions cannot carry.
 */
export function buildAssistant(content: readonly Part[], fields: JsonObject = {}): JsonObject {
  const spoken = groupParts(content);
  const { function_call: functionCall, ...unnamed } = fields;
  const retired = isJsonObject(functionCall) ? spoken.toolCalls.pop() : undefined;
  return {
    ...withoutMarker(unnamed),
    role: 'assistant',
    content: buildContent(spoken.content) ?? null,
    ...(spoken.refusals.length > 0 && { refusal: joinTexts(spoken.refusals) }),
    ...reasoningFields(spoken.reasoning, fields),
    ...audioFields(spoken.audio),
    ...(spoken.toolCalls.length > 0 && { tool_calls: spoken.toolCalls.map(buildToolCall) }),
    ...(retired && {
      function_call: { ...(functionCall as JsonObject), name: retired.name, arguments: retired.input },
    }),
  };
}

function groupParts(parts: readonly Part[]): Spoken {
  const spoken: Spoken = { content: [], reasoning: [], refusals: [], audio: [], toolCalls: [] };
  for (const part of parts) {
    if (part.type === 'reasoning') spoken.reasoning.push(part);
    else if (part.type === 'refusal') spoken.refusals.push(part);
    else if (part.type === 'tool-call') spoken.toolCalls.push(part);
    else if (part.type === 'audio' && part.source.kind === 'file-id') spoken.audio.push(part);
    else spoken.content.push(part);
  }
  return spoken;
}

/** Reasoning that is signed or sealed is of use to its maker only, and its maker speaks another dialect. */
function reasoningFields(parts: readonly ReasoningPart[], fields: JsonObject): JsonObject {
  const open = parts.filter(({ signature, redacted }) => signature === undefined && redacted === undefined);
  if (open.length === 0) return {};
  return { [fields[REASONING_FIELD] === 'reasoning' ? 'reasoning' : 'reasoning_content']: joinTexts(open) };
}

function audioFields([reference]: readonly AudioPart[]): JsonObject {
  return reference?.source.kind === 'file-id' ? { audio: { id: reference.source.id } } : {};
}

const joinTexts = (parts: readonly { readonly text: string }[]): string => parts.map(({ text }) => text).join('');
