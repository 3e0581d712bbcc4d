import type { Extensions, JsonObject, RequestDraft } from '@isartor/core';
import type { IncomingBody } from '../codec.js';
import { GATEWAY_FIELDS, readGatewayFields } from '../gateway-fields.js';
import { assertShape } from '../json/assert-shape.js';
import { fieldsExcept } from '../json/fields-except.js';
import { present } from '../json/present.js';
import { readJsonObject } from '../json/read-json-object.js';
import { withOneSpelling } from './field-names.js';
import { otherSettings, parseReasoning, parseResponseFormat, parseSampling } from './parse-generation-config.js';
import { parseContents, parseInstruction } from './parse-message.js';
import { parseTool, parseToolChoice } from './parse-tools.js';
import { type RequestBody, requestSchema } from './schema.js';

/** Fields that cannot change an answer. */
const HINTS = ['labels', 'metadata', 'serviceTier', 'store'] as const;

/** Fields that have a place of their own in the draft. All others are extensions. */
const PLACED: ReadonlySet<string> = new Set([...HINTS, ...Object.keys(requestSchema.shape)]);
const FOR_GATEWAY: ReadonlySet<string> = new Set(GATEWAY_FIELDS);
const CALLING = new Set(['functionCallingConfig']);

/**
 * Reads a generateContent request. Equal meanings give equal drafts: both spellings of a name, null, left out and the
 * neutral default are one.
 * @throws IsartorError `invalid_request` with `param`.
 */
export function parseRequest(incoming: IncomingBody): RequestDraft {
  const json = readJsonObject(incoming.body);
  return parseBody(json, incoming, json);
}

/**
 * Reads `json`, the part of an incoming body that is a generateContent request; `whole` is all of that body.
 * @throws IsartorError `invalid_request` with `param`.
 */
export function parseBody(json: JsonObject, { body, model }: IncomingBody, whole: JsonObject): RequestDraft {
  const request = withOneSpelling(fieldsExcept(json, FOR_GATEWAY) ?? {});
  assertShape(requestSchema, request);
  const { generationConfig = {} } = request;
  const tools = request.tools?.flatMap(parseTool) ?? [];
  const { labels, metadata } = request;
  return {
    operation: 'chat',
    messages: [...parseInstruction(request.systemInstruction), ...parseContents(request.contents)],
    tools,
    ...present({
      model: model ?? (request.model === undefined ? undefined : bareModel(request.model)),
      toolChoice: parseToolChoice(request.toolConfig, tools.length > 0),
      responseFormat: parseResponseFormat(generationConfig),
      reasoning: parseReasoning(generationConfig),
    }),
    sampling: parseSampling(generationConfig),
    stream: false,
    streamUsage: true,
    extensions: filled(extensionFields(request, model)),
    hints: filled(hintFields(request)),
    ...readGatewayFields(whole, metadata ?? labels),
    source: { format: 'gemini', body, json: whole },
  };
}

/** A model's name without the resource prefix that the API writes before it. */
const bareModel = (name: string): string => name.replace(/^models\//, '');

function extensionFields(request: RequestBody, model: string | undefined): JsonObject {
  const { model: named, toolConfig = {}, generationConfig = {} } = request;
  const others = Object.entries(fieldsExcept(request, PLACED) ?? {}).filter(([, value]) => !isEmptyList(value));
  return {
    ...Object.fromEntries(others),
    ...present({
      // The path says which model it is; the body may say so again.
      model: named !== undefined && model !== undefined && bareModel(named) !== bareModel(model) ? named : undefined,
      toolConfig: fieldsExcept(toolConfig, CALLING),
      generationConfig: otherSettings(generationConfig),
    }),
  };
}

/** To the API a list without members is one that was left out. */
const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

function hintFields(request: RequestBody): JsonObject {
  return Object.fromEntries(HINTS.flatMap((name) => (request[name] === undefined ? [] : [[name, request[name]]])));
}

const filled = (fields: JsonObject): Extensions => (Object.keys(fields).length === 0 ? {} : { gemini: fields });
