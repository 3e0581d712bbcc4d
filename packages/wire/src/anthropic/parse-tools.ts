import type { JsonObject, ResponseFormat, Tool, ToolChoice, UnknownTool } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';
import { present } from '../json/present.js';
import type { RequestBody } from './schema.js';
import { unnamedFields } from './unnamed-fields.js';

type BodyTool = NonNullable<RequestBody['tools']>[number];
type BodyChoice = NonNullable<RequestBody['tool_choice']>;

const TOOL_FIELDS = new Set(['type', 'name', 'description', 'input_schema', 'strict']);
const CHOICE_FIELDS = new Set(['type', 'name', 'disable_parallel_tool_use']);
const FORMAT_FIELDS = new Set(['type', 'schema']);

const isPlain = (object: JsonObject, named: ReadonlySet<string>): boolean =>
  unnamedFields(object, named).extensions === undefined;

/** One tool of a checked body; of a type of its own, as it is. */
export function parseTool(tool: BodyTool): Tool | UnknownTool {
  const { type, name, description, input_schema: parameters, strict } = tool as JsonObject;
  if ((type ?? 'custom') !== 'custom') return { kind: 'unknown', format: 'anthropic', value: tool };
  return {
    kind: 'function',
    name: String(name),
    ...present({
      description: typeof description === 'string' ? description : undefined,
      parameters: isJsonObject(parameters) ? parameters : undefined,
      strict: typeof strict === 'boolean' ? strict : undefined,
    }),
    ...unnamedFields(tool, TOOL_FIELDS),
  };
}

/** The tool choice of a checked body; undefined where leaving it out says the same, as it is where we lack a name. */
export function parseToolChoice(choice: RequestBody['tool_choice'], hasTools: boolean): ToolChoice | undefined {
  if (choice === null || choice === undefined) return undefined;
  const kind = isPlain(choice, CHOICE_FIELDS) ? KINDS.get(choice.type) : undefined;
  if (kind === 'tool') return { kind, name: String((choice as JsonObject).name), toolKind: 'function' };
  if (kind === undefined) return { kind: 'unknown', format: 'anthropic', value: choice };
  return kind === (hasTools ? 'auto' : 'none') ? undefined : { kind };
}

const KINDS: ReadonlyMap<string, 'auto' | 'none' | 'required' | 'tool'> = new Map([
  ['auto', 'auto'],
  ['any', 'required'],
  ['none', 'none'],
  ['tool', 'tool'],
]);

/** False where the choice forbids calls beside each other; a choice we have no name for says so itself. */
export function parseParallel(choice: RequestBody['tool_choice'] | BodyChoice): false | undefined {
  if (choice === null || choice === undefined || !isPlain(choice, CHOICE_FIELDS) || !KINDS.has(choice.type)) {
    return undefined;
  }
  return (choice as JsonObject).disable_parallel_tool_use === true ? false : undefined;
}

/**
 * The response format of a checked body, from either of the two places it has had. The dialect holds every answer to its
 * schema, which elsewhere is called strict.
 */
export function parseResponseFormat(format: RequestBody['output_format']): ResponseFormat | undefined {
  if (format === null || format === undefined) return undefined;
  const { type, schema } = format as JsonObject;
  if (type === 'json_schema' && isJsonObject(schema) && isPlain(format, FORMAT_FIELDS)) {
    return { kind: 'json-schema', schema, strict: true };
  }
  return { kind: 'unknown', format: 'anthropic', value: format };
}
