import type { ChatRequest, Message, Part, ResponseFormat, Tool, UnknownTool } from '@isartor/core';
import { estimateTokens } from '@isartor/telemetry';

/**
 * Tokens that stand for one picture, sound or document: what Anthropic's guide gives for the largest picture that is not
 * scaled down. Nobody can tell more without looking inside.
 */
const TOKENS_OF_MEDIA = 1600;

interface Sum {
  bytes: number;
  media: number;
}

/**
 * Estimated tokens of all that a request sends: texts, thoughts, tool definitions, tool calls and their results, the
 * schema of the answer, a quarter of their bytes; and a flat figure for each picture, sound or document.
 */
export function estimateInputTokens(
  request: Pick<ChatRequest, 'messages' | 'tools'> & { readonly responseFormat?: ResponseFormat },
): number {
  const sum: Sum = { bytes: 0, media: 0 };
  for (const message of request.messages) addMessage(sum, message);
  for (const tool of request.tools) sum.bytes += toolBytes(tool);
  if (request.responseFormat?.kind === 'json-schema') sum.bytes += jsonBytes(request.responseFormat.schema);
  return estimateTokens(sum.bytes) + sum.media * TOKENS_OF_MEDIA;
}

function addMessage(sum: Sum, { name, content }: Message): void {
  sum.bytes += textBytes(name);
  for (const part of content) addPart(sum, part);
}

function addPart(sum: Sum, part: Part): void {
  switch (part.type) {
    case 'text':
    case 'reasoning':
    case 'refusal':
      sum.bytes += textBytes(part.text);
      return;
    case 'tool-call':
      sum.bytes += textBytes(part.name) + textBytes(part.input);
      return;
    case 'tool-result':
      for (const inner of part.content) addPart(sum, inner);
      return;
    case 'unknown':
      sum.bytes += jsonBytes(part.value);
      return;
    default:
      sum.media += 1;
  }
}

function toolBytes(tool: Tool | UnknownTool): number {
  if (tool.kind === 'unknown') return jsonBytes(tool.value);
  return textBytes(tool.name) + textBytes(tool.description) + jsonBytes(tool.parameters);
}

const textBytes = (text = ''): number => Buffer.byteLength(text);

/** Every dialect has its base64 in a field of this name; it is no text to the model. */
const withoutData = (key: string, value: unknown): unknown =>
  key === 'data' && typeof value === 'string' ? '' : value;

const jsonBytes = (value: object | undefined): number =>
  value === undefined ? 0 : textBytes(JSON.stringify(value, withoutData));
