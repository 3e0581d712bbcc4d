import type { ResponseFormat, Tool, ToolChoice, UnknownTool } from '@isartor/core';
import { present } from '../json/present.js';
import type { RequestBody } from './schema.js';
import { unnamedFields } from './unnamed-fields.js';

type Given<Field extends keyof RequestBody> = NonNullable<RequestBody[Field]>;
type BodyTool = Given<'tools'>[number];
type BodyChoice = Exclude<Given<'tool_choice'>, string>;
type BodyFormat = Given<'response_format'>;
type OfType<Body, Type> = Extract<Body, { type: Type }>;

const FUNCTION_FIELDS = new Set(['type', 'function']);
const FUNCTION_INNER = { field: 'function', named: new Set(['name', 'description', 'parameters', 'strict']) };
const CUSTOM_FIELDS = new Set(['type', 'custom']);
const CUSTOM_INNER = { field: 'custom', named: new Set(['name', 'description']) };
const FORMAT_FIELDS = new Set(['type', 'json_schema']);
const FORMAT_INNER = { field: 'json_schema', named: new Set(['name', 'description', 'schema', 'strict']) };

const NAME_INNER = {
  function: { field: 'function', named: new Set(['name']) },
  custom: { field: 'custom', named: new Set(['name']) },
};

/** Whether an object holds nothing that the canonical model has no name for. */
const isPlain = (...fields: Parameters<typeof unnamedFields>): boolean =>
  unnamedFields(...fields).extensions === undefined;

const isFunctionTool = (tool: BodyTool): tool is OfType<BodyTool, 'function'> => tool.type === 'function';
const isCustomTool = (tool: BodyTool): tool is OfType<BodyTool, 'custom'> => tool.type === 'custom';

/** One tool of a checked body; of a type we do not name, as it is. */
export function parseTool(tool: BodyTool): Tool | UnknownTool {
  if (isFunctionTool(tool)) {
    const { name, description, parameters, strict } = tool.function;
    const extensions = unnamedFields(tool, FUNCTION_FIELDS, FUNCTION_INNER);
    return { kind: 'function', name, ...present({ description, parameters, strict }), ...extensions };
  }
  if (isCustomTool(tool)) {
    const { name, description } = tool.custom;
    return { kind: 'custom', name, ...present({ description }), ...unnamedFields(tool, CUSTOM_FIELDS, CUSTOM_INNER) };
  }
  return { kind: 'unknown', format: 'openai', value: tool };
}

const namesFunction = (choice: BodyChoice): choice is OfType<BodyChoice, 'function'> => choice.type === 'function';
const namesCustom = (choice: BodyChoice): choice is OfType<BodyChoice, 'custom'> => choice.type === 'custom';

/** The tool choice of a checked body; undefined where leaving it out says the same, as it is where we lack a name. */
export function parseToolChoice(choice: RequestBody['tool_choice'], hasTools: boolean): ToolChoice | undefined {
  if (choice === null || choice === undefined) return undefined;
  if (typeof choice === 'string') return choice === (hasTools ? 'auto' : 'none') ? undefined : { kind: choice };
  if (namesFunction(choice) && isPlain(choice, FUNCTION_FIELDS, NAME_INNER.function)) {
    return { kind: 'tool', name: choice.function.name, toolKind: 'function' };
  }
  if (namesCustom(choice) && isPlain(choice, CUSTOM_FIELDS, NAME_INNER.custom)) {
    return { kind: 'tool', name: choice.custom.name, toolKind: 'custom' };
  }
  return { kind: 'unknown', format: 'openai', value: choice };
}

const isSchemaFormat = (format: BodyFormat): format is OfType<BodyFormat, 'json_schema'> =>
  format.type === 'json_schema';

/** The response format of a checked body; undefined for text, and as it is where it has fields we do not name. */
export function parseResponseFormat(format: RequestBody['response_format']): ResponseFormat | undefined {
  if (format === null || format === undefined) return undefined;
  const unknown: ResponseFormat = { kind: 'unknown', format: 'openai', value: format };
  if (!isPlain(format, FORMAT_FIELDS, FORMAT_INNER)) return unknown;
  if (isSchemaFormat(format)) {
    const { name, description, schema, strict } = format.json_schema;
    return { kind: 'json-schema', ...present({ name, description, schema, strict }) };
  }
  if (format.type === 'text') return undefined;
  return format.type === 'json_object' ? { kind: 'json' } : unknown;
}
