import type { JsonObject, ResponseFormat, Tool, ToolChoice, UnknownTool } from '@isartor/core';
import { nameOfUnknown } from '../translation/name-of-unknown.js';
import { openaiFields, openaiInnerFields } from './unnamed-fields.js';
import { unsupported } from './unsupported.js';

/** @throws IsartorError `unsupported_feature` for a tool of another format. */
export function buildTool(tool: Tool | UnknownTool): JsonObject {
  if (tool.kind === 'unknown') {
    if (tool.format !== 'openai') throw unsupported(nameOfUnknown('A tool', tool));
    return tool.value;
  }
  const { kind, name, description, parameters, strict } = tool;
  return {
    ...openaiFields(tool),
    type: kind,
    [kind]: { ...openaiInnerFields(tool, kind), name, description, parameters, strict },
  };
}

/** @throws IsartorError `unsupported_feature` for a choice of another format. */
export function buildToolChoice(choice: ToolChoice): string | JsonObject {
  if (choice.kind === 'tool') return { type: choice.toolKind, [choice.toolKind]: { name: choice.name } };
  if (choice.kind !== 'unknown') return choice.kind;
  if (choice.format !== 'openai') throw unsupported(nameOfUnknown('A tool choice', choice));
  return choice.value;
}

/** @throws IsartorError `unsupported_feature` for a response format of another dialect. */
export function buildResponseFormat(format: ResponseFormat): JsonObject {
  if (format.kind === 'json') return { type: 'json_object' };
  if (format.kind === 'unknown') {
    if (format.format !== 'openai') throw unsupported(nameOfUnknown('A response format', format));
    return format.value;
  }
  const { name, description, schema, strict } = format;
  // The dialect requires a name; a format that came without one gets the one its documentation uses.
  return { type: 'json_schema', json_schema: { name: name ?? 'response', description, schema, strict } };
}
