import type { Extensions, ResponseFormat, Tool, ToolChoice, UnknownTool } from '@isartor/core';
import { present } from '../json/present.js';
import { isFreeText, toChatFormat } from './custom-format.js';
import type { RequestBody } from './schema.js';
import { extended, unnamedFields } from './unnamed-fields.js';

type BodyTool = NonNullable<RequestBody['tools']>[number];
type BodyChoice = Exclude<NonNullable<RequestBody['tool_choice']>, string>;
type BodyFormat = NonNullable<NonNullable<RequestBody['text']>['format']>;
type OfType<Body, Type> = Extract<Body, { type: Type }>;

const FUNCTION_FIELDS = new Set(['type', 'name', 'description', 'parameters', 'strict']);
const CUSTOM_FIELDS = new Set(['type', 'name', 'description', 'format']);
const CHOICE_FIELDS = new Set(['type', 'name']);
const FORMAT_FIELDS = new Set(['type', 'name', 'description', 'schema', 'strict']);

const isFunctionTool = (tool: BodyTool): tool is OfType<BodyTool, 'function'> => tool.type === 'function';
const isCustomTool = (tool: BodyTool): tool is OfType<BodyTool, 'custom'> => tool.type === 'custom';

/** One tool of a checked body; of a type we do not name, as it is. */
export function parseTool(tool: BodyTool): Tool | UnknownTool {
  if (isFunctionTool(tool)) return parseFunction(tool);
  if (isCustomTool(tool)) return parseCustom(tool);
  return { kind: 'unknown', format: 'responses', value: tool };
}

/**
 * Here a tool that leaves `strict` out may be made strict, in every other dialect it is not: that it did is kept, and one
 * that is not strict is what the others leave out.
 */
function parseFunction(tool: OfType<BodyTool, 'function'>): Tool {
  const { name, description, parameters, strict } = tool;
  const isUnsaid = strict === undefined || strict === null;
  const fields = { ...unnamedFields(tool, FUNCTION_FIELDS), ...(isUnsaid && { strict: null }) };
  return {
    kind: 'function',
    name,
    ...present({ description, parameters, strict: strict === true ? strict : undefined }),
    ...extended(Object.keys(fields).length === 0 ? undefined : fields),
  };
}

function parseCustom(tool: OfType<BodyTool, 'custom'>): Tool {
  const { name, description, format } = tool;
  const chatFormat = toChatFormat(format);
  const isKept = chatFormat === undefined && !isFreeText(format);
  const fields = { ...unnamedFields(tool, CUSTOM_FIELDS), ...(isKept && { format }) };
  const extensions: Extensions = {
    ...(chatFormat !== undefined && { openai: { custom: { format: chatFormat } } }),
    ...(Object.keys(fields).length > 0 && { responses: fields }),
  };
  return {
    kind: 'custom',
    name,
    ...present({ description }),
    ...(Object.keys(extensions).length > 0 && { extensions }),
  };
}

const namesTool = (choice: BodyChoice): choice is OfType<BodyChoice, 'function' | 'custom'> =>
  (choice.type === 'function' || choice.type === 'custom') && unnamedFields(choice, CHOICE_FIELDS) === undefined;

/** The tool choice of a checked body; undefined where leaving it out says the same, as it is where we lack a name. */
export function parseToolChoice(choice: RequestBody['tool_choice'], hasTools: boolean): ToolChoice | undefined {
  if (choice === null || choice === undefined) return undefined;
  if (typeof choice === 'string') return choice === (hasTools ? 'auto' : 'none') ? undefined : { kind: choice };
  if (namesTool(choice)) return { kind: 'tool', name: choice.name, toolKind: choice.type };
  return { kind: 'unknown', format: 'responses', value: choice };
}

const isSchemaFormat = (format: BodyFormat): format is OfType<BodyFormat, 'json_schema'> =>
  format.type === 'json_schema';

/** The format of a checked body's text; undefined for plain text, and as it is where it has fields we do not name. */
export function parseResponseFormat(format: BodyFormat | null | undefined): ResponseFormat | undefined {
  if (format === null || format === undefined) return undefined;
  const unknown: ResponseFormat = { kind: 'unknown', format: 'responses', value: format };
  if (unnamedFields(format, FORMAT_FIELDS) !== undefined) return unknown;
  if (isSchemaFormat(format)) {
    const { name, description, schema, strict } = format;
    return { kind: 'json-schema', ...present({ name, description, schema, strict }) };
  }
  if (format.type === 'text') return undefined;
  return format.type === 'json_object' ? { kind: 'json' } : unknown;
}
