import type { ChatRequest, Extensions, Tool, UnknownTool } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';
import { fromChatFormat, isFreeText } from './custom-format.js';

/**
 * The request with what Chat Completions calls its own, and the Responses API only writes differently, as fields of the
 * Responses API: the grammars of custom tools.
 */
export function fromChatCompletions(request: ChatRequest): ChatRequest {
  return { ...request, tools: request.tools.map(withFormat) };
}

function withFormat(tool: Tool | UnknownTool): Tool | UnknownTool {
  if (tool.kind !== 'custom' || !isJsonObject(tool.extensions?.openai?.custom)) return tool;
  const { openai: chat, ...others } = tool.extensions;
  const { custom: inner, ...outer } = chat ?? {};
  const { format: chatFormat, ...custom } = isJsonObject(inner) ? inner : {};
  const format = fromChatFormat(chatFormat);
  if (format === undefined && !isFreeText(chatFormat)) return tool;
  const openai = { ...outer, ...(Object.keys(custom).length > 0 && { custom }) };
  const extensions: Extensions = {
    ...others,
    ...(Object.keys(openai).length > 0 && { openai }),
    ...(format !== undefined && { responses: { ...others.responses, format } }),
  };
  return { ...tool, extensions };
}
