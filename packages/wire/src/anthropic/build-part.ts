import {
  IsartorError,
  type JsonObject,
  type Part,
  type ReasoningPart,
  type ToolCallPart,
  type ToolResultPart,
} from '@isartor/core';
import { nameOfUnknown } from '../translation/name-of-unknown.js';
import { canReturn } from '../translation/sealed-reasoning.js';
import { buildDocument, buildImage } from './build-media.js';
import { callId } from './call-id.js';
import { toolInput } from './tool-input.js';
import { anthropicFields } from './unnamed-fields.js';
import { unsupported } from './unsupported.js';

/**
 * The block that a part of a turn becomes; undefined for what Anthropic refuses and nobody misses: empty text, and thoughts
 * that it has not signed.
 * @throws IsartorError `unsupported_feature` for a part Anthropic cannot carry, `invalid_request` for a call whose input
 * is no JSON object.
 */
export function buildPart(part: Part): JsonObject | undefined {
  switch (part.type) {
    case 'text':
      return /\S/.test(part.text) ? buildText(part.text, anthropicFields(part)) : undefined;
    case 'refusal':
      return /\S/.test(part.text) ? buildText(part.text) : undefined;
    case 'image':
      return buildImage(part);
    case 'file':
      return buildDocument(part);
    case 'reasoning':
      return canReturn(part, 'anthropic') ? buildThinking(part) : undefined;
    case 'tool-call':
      return buildToolUse(part);
    case 'tool-result':
      return buildToolResult(part);
    case 'unknown':
      if (part.format === 'anthropic') return part.value;
      throw unsupported(nameOfUnknown('A content part', part));
    default:
      throw unsupported('Audio');
  }
}

/** The blocks that parts become, without those that are left out. */
export const buildParts = (parts: readonly Part[]): JsonObject[] =>
  parts.map(buildPart).filter((block) => block !== undefined);

const buildText = (text: string, fields: JsonObject = {}): JsonObject => ({ ...fields, type: 'text', text });

function buildThinking(part: ReasoningPart): JsonObject | undefined {
  const { text, signature, redacted } = part;
  if (redacted !== undefined) return { ...anthropicFields(part), type: 'redacted_thinking', data: redacted };
  if (signature === undefined) return undefined;
  return { ...anthropicFields(part), type: 'thinking', thinking: text, signature };
}

function buildToolUse(part: ToolCallPart): JsonObject {
  const { id, name, kind, input: text } = part;
  if (kind === 'custom') throw unsupported('A call of a custom tool');
  const input = toolInput(text);
  if (input === undefined) {
    throw new IsartorError(
      'invalid_request',
      `The input of the call ${JSON.stringify(id)} of the tool ${JSON.stringify(name)} is not a JSON object`,
    );
  }
  return { ...anthropicFields(part), type: 'tool_use', id: callId(id), name, input };
}

function buildToolResult(part: ToolResultPart): JsonObject {
  const content = buildResultContent(part.content);
  return {
    ...anthropicFields(part),
    type: 'tool_result',
    tool_use_id: callId(part.callId),
    ...(content !== undefined && { content }),
    ...(part.isError === true && { is_error: true }),
  };
}

function buildResultContent(parts: readonly Part[]): string | JsonObject[] | undefined {
  const [first, ...others] = parts;
  if (first === undefined) return undefined;
  if (others.length === 0 && first.type === 'text' && first.extensions?.anthropic === undefined) return first.text;
  return buildParts(parts);
}
