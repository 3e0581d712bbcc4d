import type { ChatRequest, JsonObject, ResponseFormat, Tool, ToolChoice, UnknownTool } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';
import { nameOfUnknown } from '../translation/name-of-unknown.js';
import { toGoogleSchema } from './to-google-schema.js';
import { geminiFields } from './unnamed-fields.js';
import { unsupported } from './unsupported.js';

/**
 * The members of `tools`: all functions in one, and each of Google's own.
 * @throws IsartorError `unsupported_feature` for a tool of another format and for a custom one.
 */
export function buildTools(tools: readonly (Tool | UnknownTool)[]): JsonObject[] {
  const functionDeclarations = tools.filter((tool) => tool.kind !== 'unknown').map(buildDeclaration);
  const first = tools.findIndex(({ kind }) => kind !== 'unknown');
  return tools.flatMap((tool, at) => {
    if (tool.kind !== 'unknown') return at === first ? [{ functionDeclarations }] : [];
    if (tool.format !== 'gemini') throw unsupported(nameOfUnknown('A tool', tool));
    return [tool.value];
  });
}

function buildDeclaration(tool: Tool): JsonObject {
  const { kind, name, description, parameters } = tool;
  if (kind === 'custom') throw unsupported('A custom tool');
  return { ...geminiFields(tool), name, description, ...(parameters && schemaField(PARAMETERS, parameters)) };
}

/** How a field is called that holds a schema in Google's subset, and the one that holds a JSON schema. */
interface SchemaNames {
  readonly google: string;
  readonly json: string;
}

const PARAMETERS: SchemaNames = { google: 'parameters', json: 'parametersJsonSchema' };
const RESPONSE: SchemaNames = { google: 'responseSchema', json: 'responseJsonSchema' };

function schemaField({ google, json }: SchemaNames, schema: JsonObject): JsonObject {
  const inSubset = toGoogleSchema(schema);
  return inSubset === undefined ? { [json]: schema } : { [google]: inSubset };
}

const MODES = { auto: 'AUTO', required: 'ANY', none: 'NONE' } as const;

/**
 * The `toolConfig`, with the unnamed fields of one. Calls that must keep strictly to their schemas are those that Google
 * validates; it always does where a call is required.
 * @throws IsartorError `unsupported_feature` for a choice of another format and for calls that must come one by one.
 */
export function buildToolConfig({ tools, toolChoice, parallelToolCalls, extensions }: ChatRequest): JsonObject {
  if (parallelToolCalls === false && tools.length > 0) throw unsupported('A limit of one tool call at a time');
  const isStrict = tools.some((tool) => tool.kind !== 'unknown' && tool.strict === true);
  const calling = toolChoice === undefined ? {} : callingConfig(toolChoice);
  const isAuto = toolChoice === undefined || toolChoice.kind === 'auto';
  const functionCallingConfig = isStrict && isAuto ? { mode: 'VALIDATED' } : calling;
  const others = extensions.gemini?.toolConfig;
  const config = {
    ...(isJsonObject(others) && others),
    ...(Object.keys(functionCallingConfig).length > 0 && { functionCallingConfig }),
  };
  return Object.keys(config).length === 0 ? {} : { toolConfig: config };
}

function callingConfig(choice: ToolChoice): JsonObject {
  if (choice.kind === 'unknown') {
    if (choice.format !== 'gemini') throw unsupported(nameOfUnknown('A tool choice', choice));
    return choice.value;
  }
  if (choice.kind !== 'tool') return { mode: MODES[choice.kind] };
  if (choice.toolKind === 'custom') throw unsupported('A choice of a custom tool');
  return { mode: 'ANY', allowedFunctionNames: [choice.name] };
}

const JSON_TYPE = { responseMimeType: 'application/json' } as const;

/**
 * The fields of `generationConfig` that tell the answer's shape. Google keeps to it strictly and has no name for it.
 * @throws IsartorError `unsupported_feature` for a response format of another dialect.
 */
export function buildResponseFormat(format: ResponseFormat): JsonObject {
  if (format.kind === 'json') return JSON_TYPE;
  if (format.kind === 'unknown') {
    if (format.format !== 'gemini') throw unsupported(nameOfUnknown('A response format', format));
    return format.value;
  }
  const { description, schema } = format;
  if (schema === undefined) return JSON_TYPE;
  return {
    ...JSON_TYPE,
    ...schemaField(RESPONSE, description === undefined ? schema : described(schema, description)),
  };
}

function described(schema: JsonObject, description: string): JsonObject {
  const own = schema.description;
  return { ...schema, description: typeof own === 'string' ? `${description}\n${own}` : description };
}
