import type { Extensions, JsonObject, Operation, RequestDraft, Sampling } from '@isartor/core';
import type { IncomingBody } from '../codec.js';
import { GATEWAY_FIELDS, readGatewayFields } from '../gateway-fields.js';
import { assertShape } from '../json/assert-shape.js';
import { fieldsExcept } from '../json/fields-except.js';
import { present } from '../json/present.js';
import { readJsonObject } from '../json/read-json-object.js';
import { createInputReader } from './input-reader.js';
import { parseMessages, parseSystem } from './parse-message.js';
import { parseReasoning } from './parse-reasoning.js';
import { parseParallel, parseResponseFormat, parseTool, parseToolChoice } from './parse-tools.js';
import { countSchema, type RequestBody, requestSchema } from './schema.js';

/** Fields that cannot change an answer: who asks, what it costs, how fast it comes. */
const HINTS = ['metadata', 'service_tier', 'speed', 'cache_control'] as const;

/** Fields that have a place of their own in the draft. All others are extensions. */
const PLACED: ReadonlySet<string> = new Set([...GATEWAY_FIELDS, ...HINTS, ...Object.keys(countSchema.shape)]);

/** Documented fields without a canonical name: null says the same as leaving one out. Of others nobody knows. */
const NULLABLE: ReadonlySet<string> = new Set(['container', 'context_management', 'inference_geo', 'mcp_servers']);

/**
 * Reads a Messages request. Equal meanings give equal drafts: null, left out and the neutral default are one.
 * @throws IsartorError `invalid_request` with `param`.
 */
export function parseRequest({ body }: IncomingBody): RequestDraft {
  const json = readJsonObject(body);
  assertShape(requestSchema, json);
  return draftOf(json, { operation: 'chat', body });
}

/**
 * Reads a count_tokens request: a Messages request that needs no limit and is never streamed.
 * @throws IsartorError `invalid_request` with `param`.
 */
export function parseCountRequest({ body }: IncomingBody): RequestDraft {
  const json = readJsonObject(body);
  assertShape(countSchema, json);
  return { ...draftOf(json, { operation: 'count_tokens', body }), stream: false };
}

function draftOf(
  json: RequestBody,
  { operation, body }: { readonly operation: Operation; readonly body: Uint8Array },
): RequestDraft {
  const tools = json.tools?.map(parseTool) ?? [];
  const { reasoning, fields } = parseReasoning(json);
  const format = json.output_config?.format ?? json.output_format;
  return {
    operation,
    messages: [...parseSystem(json.system), ...parseMessages(json.messages, createInputReader(body))],
    tools,
    ...present({
      model: json.model,
      toolChoice: parseToolChoice(json.tool_choice, tools.length > 0),
      parallelToolCalls: parseParallel(json.tool_choice),
      responseFormat: parseResponseFormat(format),
      reasoning,
    }),
    sampling: parseSampling(json),
    stream: json.stream === true,
    streamUsage: true,
    extensions: filled({ ...extensionFields(json), ...fields }),
    hints: filled(hintFields(json)),
    ...readGatewayFields(json, json.metadata),
    source: { format: 'anthropic', body, json },
  };
}

function parseSampling(body: RequestBody): Sampling {
  const { stop_sequences: stop } = body;
  return present({
    temperature: body.temperature,
    topP: body.top_p,
    topK: body.top_k,
    maxOutputTokens: body.max_tokens,
    stop: isEmpty(stop) ? undefined : stop,
  });
}

const isEmpty = (value: object | null | undefined): boolean => !value || Object.keys(value).length === 0;

const CONFIG_FIELDS = new Set(['effort', 'format']);

function extensionFields(body: RequestBody): JsonObject {
  const fields: Record<string, unknown> = { ...fieldsExcept(body, PLACED) };
  for (const name of NULLABLE) {
    if (fields[name] === null) delete fields[name];
  }
  const config = fieldsExcept(body.output_config ?? {}, CONFIG_FIELDS);
  // Two formats contradict each other: the canonical model has room for one.
  const second = body.output_config?.format ? body.output_format : undefined;
  return { ...fields, ...present({ output_config: config, output_format: second }) };
}

function hintFields(body: RequestBody): JsonObject {
  const given: Record<string, unknown> = {};
  for (const name of HINTS) {
    const value = body[name];
    if (value !== undefined && value !== null) given[name] = value;
  }
  return given;
}

const filled = (fields: JsonObject): Extensions => (isEmpty(fields) ? {} : { anthropic: fields });
