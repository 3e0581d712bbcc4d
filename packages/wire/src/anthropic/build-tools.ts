import type { ChatRequest, JsonObject, ResponseFormat, Tool, ToolChoice, UnknownTool } from '@isartor/core';
import { nameOfUnknown } from '../translation/name-of-unknown.js';
import { anthropicFields } from './unnamed-fields.js';
import { unsupported } from './unsupported.js';

/** @throws IsartorError `unsupported_feature` for a custom tool and for a tool of another format. */
export function buildTool(tool: Tool | UnknownTool): JsonObject {
  if (tool.kind === 'unknown') {
    if (tool.format !== 'anthropic') throw unsupported(nameOfUnknown('A tool', tool));
    return tool.value;
  }
  const { kind, name, description, parameters, strict } = tool;
  if (kind === 'custom') throw unsupported('A custom tool');
  return {
    ...anthropicFields(tool),
    name,
    ...(description !== undefined && { description }),
    // The dialect requires a schema, and one of an object.
    input_schema: { type: 'object', ...parameters },
    ...(strict !== undefined && { strict }),
  };
}

/**
 * The `tool_choice` field; undefined where nothing needs to be said. The dialect refuses one without tools.
 * @throws IsartorError `unsupported_feature` for a choice of another format and for that of a custom tool.
 */
export function buildToolChoice({ toolChoice, parallelToolCalls, tools }: ChatRequest): JsonObject | undefined {
  const choice = toolChoice && choiceFields(toolChoice);
  const isOpen = choice === undefined || choice.type === 'auto' || choice.type === 'none';
  if (isOpen && tools.length === 0) return undefined;
  const isAlone = parallelToolCalls === false && choice?.type !== 'none';
  return isAlone ? { type: 'auto', ...choice, disable_parallel_tool_use: true } : choice;
}

function choiceFields(choice: ToolChoice): JsonObject {
  if (choice.kind === 'unknown') {
    if (choice.format !== 'anthropic') throw unsupported(nameOfUnknown('A tool choice', choice));
    return choice.value;
  }
  if (choice.kind === 'required') return { type: 'any' };
  if (choice.kind !== 'tool') return { type: choice.kind };
  if (choice.toolKind === 'custom') throw unsupported('The choice of a custom tool');
  return { type: 'tool', name: choice.name };
}

/**
 * The `format` of an `output_config`. The dialect has no name for a schema, and no description beside it.
 * @throws IsartorError `unsupported_feature` for JSON without a schema and for a format of another dialect.
 */
export function buildResponseFormat(format: ResponseFormat): JsonObject {
  if (format.kind === 'unknown') {
    if (format.format !== 'anthropic') throw unsupported(nameOfUnknown('A response format', format));
    return format.value;
  }
  if (format.kind === 'json' || format.schema === undefined) throw unsupported('JSON output without a schema');
  const { schema, description } = format;
  return { type: 'json_schema', schema: description === undefined ? schema : described(schema, description) };
}

function described(schema: JsonObject, description: string): JsonObject {
  const own = typeof schema.description === 'string' ? `\n\n${schema.description}` : '';
  return { ...schema, description: description + own };
}
