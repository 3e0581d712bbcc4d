import type { JsonObject, Tool, ToolChoice, UnknownTool } from '@isartor/core';
import { present } from '../json/present.js';
import type { Given, RequestBody } from './schema.js';
import { toJsonSchema } from './to-json-schema.js';
import { unnamedFields } from './unnamed-fields.js';

type BodyTool = Given<'tools'>[number];
type Declaration = NonNullable<BodyTool['functionDeclarations']>[number];
type CallingConfig = NonNullable<Given<'toolConfig'>['functionCallingConfig']>;

const DECLARATION_FIELDS = new Set(['name', 'description', 'parameters', 'parametersJsonSchema']);
const CALLING_FIELDS = new Set(['mode', 'allowedFunctionNames']);

/** The tools of one member of a checked body's list: its functions, and each of Google's own apart. */
export function parseTool(tool: BodyTool): (Tool | UnknownTool)[] {
  return Object.entries(tool).flatMap(([name, value]): (Tool | UnknownTool)[] =>
    name === 'functionDeclarations'
      ? (tool.functionDeclarations ?? []).map(parseDeclaration)
      : [{ kind: 'unknown', format: 'gemini', value: { [name]: value } }],
  );
}

function parseDeclaration(declaration: Declaration): Tool {
  const { name, description, parameters, parametersJsonSchema } = declaration;
  return {
    kind: 'function',
    name,
    ...present({ description, parameters: parametersJsonSchema ?? (parameters && toJsonSchema(parameters)) }),
    ...unnamedFields(declaration, DECLARATION_FIELDS),
  };
}

const KINDS = { AUTO: 'auto', ANY: 'required', NONE: 'none' } as const;

/** The tool choice of a checked body; undefined where leaving it out says the same, as it is where we lack a name. */
export function parseToolChoice(config: RequestBody['toolConfig'], hasTools: boolean): ToolChoice | undefined {
  const calling = config?.functionCallingConfig;
  if (calling === undefined) return undefined;
  const { mode = 'MODE_UNSPECIFIED', allowedFunctionNames: names = [] } = calling;
  const [name, ...others] = names;
  if (!isPlain(calling)) return unknownChoice(calling);
  if (mode === 'ANY' && name !== undefined && others.length === 0) return { kind: 'tool', name, toolKind: 'function' };
  if (name !== undefined || mode === 'VALIDATED') return unknownChoice(calling);
  if (mode === 'MODE_UNSPECIFIED' || KINDS[mode] === (hasTools ? 'auto' : 'none')) return undefined;
  return { kind: KINDS[mode] };
}

const isPlain = (calling: CallingConfig): boolean => unnamedFields(calling, CALLING_FIELDS).extensions === undefined;

const unknownChoice = (value: JsonObject): ToolChoice => ({ kind: 'unknown', format: 'gemini', value });
