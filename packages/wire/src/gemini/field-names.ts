import { IsartorError, type JsonObject } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';

/** Where in a body the field names are Google's: the members that hold further objects of the API, one or a list. */
interface Shape {
  readonly members: Readonly<Record<string, Shape>>;
  readonly lists?: ReadonlySet<string>;
}

const PLAIN: Shape = { members: {} };
const MEDIA_PART: Shape = { members: { inlineData: PLAIN, fileData: PLAIN } };
const PARTS = new Set(['parts']);
const RESPONSE: Shape = { members: { parts: MEDIA_PART }, lists: PARTS };
const PART: Shape = { members: { ...MEDIA_PART.members, functionCall: PLAIN, functionResponse: RESPONSE } };
const CONTENT: Shape = { members: { parts: PART }, lists: PARTS };
const TOOL: Shape = { members: { functionDeclarations: PLAIN }, lists: new Set(['functionDeclarations']) };

const REQUEST: Shape = {
  members: {
    contents: CONTENT,
    systemInstruction: CONTENT,
    tools: TOOL,
    toolConfig: { members: { functionCallingConfig: PLAIN } },
    generationConfig: { members: { thinkingConfig: PLAIN } },
  },
  lists: new Set(['contents', 'tools']),
};

/**
 * A request body in one spelling. Google reads `systemInstruction` and `system_instruction` alike, takes null for a field
 * that is left out and one value for a list of one; what the caller named (arguments, schemas) keeps its names.
 * @throws IsartorError `invalid_request` for a field that is there in both spellings.
 */
export const withOneSpelling = (body: JsonObject): JsonObject => rename(body, REQUEST, '');

/** A name of the API in the spelling that its documentation uses. */
export const camelName = (name: string): string =>
  SNAKE_NAME.test(name) ? name.replaceAll(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase()) : name;

const SNAKE_NAME = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/;

function rename(object: JsonObject, shape: Shape, path: string): JsonObject {
  const fields = new Map<string, unknown>();
  for (const [given, value] of Object.entries(object)) {
    if (value === null) continue;
    const name = camelName(given);
    const at = path === '' ? name : `${path}.${name}`;
    if (fields.has(name)) {
      throw new IsartorError('invalid_request', `${at}: is there in two spellings`, { details: { param: at } });
    }
    fields.set(name, renameMember(value, { shape, name, path: at }));
  }
  return Object.fromEntries(fields);
}

function renameMember(
  value: unknown,
  { shape, name, path }: { readonly shape: Shape; readonly name: string; readonly path: string },
): unknown {
  const inner = Object.hasOwn(shape.members, name) ? shape.members[name] : undefined;
  if (inner === undefined) return value;
  const given = shape.lists?.has(name) === true && isJsonObject(value) ? [value] : value;
  if (!Array.isArray(given)) return isJsonObject(given) ? rename(given, inner, path) : given;
  return given.map((item, index) => (isJsonObject(item) ? rename(item, inner, `${path}[${index}]`) : item));
}
