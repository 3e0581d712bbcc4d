import type { Extensions, JsonObject, ReasoningSettings, RequestDraft, Sampling } from '@isartor/core';
import type { IncomingBody } from '../codec.js';
import { GATEWAY_FIELDS, readGatewayFields } from '../gateway-fields.js';
import { assertShape } from '../json/assert-shape.js';
import { fieldsExcept } from '../json/fields-except.js';
import { present } from '../json/present.js';
import { readJsonObject } from '../json/read-json-object.js';
import { parseMessages } from './parse-message.js';
import { parseResponseFormat, parseTool, parseToolChoice } from './parse-tools.js';
import { type RequestBody, requestSchema } from './schema.js';
import { SHARED_HINTS } from './shared-hints.js';

/** Fields that have a place of their own in the draft. All others are extensions. */
const PLACED: ReadonlySet<string> = new Set([...GATEWAY_FIELDS, ...SHARED_HINTS, ...Object.keys(requestSchema.shape)]);

/** Documented fields without a canonical name: null says the same as leaving one out. Of others nobody knows. */
const NULLABLE: ReadonlySet<string> = new Set([
  'audio',
  'function_call',
  'functions',
  'modalities',
  'prediction',
  'web_search_options',
]);

/**
 * Reads a Chat Completions request. Equal meanings give equal drafts: null, left out and the neutral default are one.
 * @throws IsartorError `invalid_request` with `param`.
 */
export function parseRequest({ body }: IncomingBody): RequestDraft {
  const json = readJsonObject(body);
  assertShape(requestSchema, json);
  const tools = json.tools?.map(parseTool) ?? [];
  const stream = json.stream === true;
  return {
    operation: 'chat',
    messages: parseMessages(json.messages),
    tools,
    ...present({
      model: json.model,
      toolChoice: parseToolChoice(json.tool_choice, tools.length > 0),
      parallelToolCalls: json.parallel_tool_calls === false ? (false as const) : undefined,
      responseFormat: parseResponseFormat(json.response_format),
      reasoning: parseReasoning(json.reasoning_effort),
      verbosity: json.verbosity === 'medium' ? undefined : json.verbosity,
    }),
    sampling: parseSampling(json),
    stream,
    streamUsage: stream && json.stream_options?.include_usage === true,
    extensions: filled(extensionFields(json)),
    hints: filled(hintFields(json)),
    ...readGatewayFields(json, json.metadata),
    source: { format: 'openai', body, json },
  };
}

function parseReasoning(effort: RequestBody['reasoning_effort']): ReasoningSettings | undefined {
  if (typeof effort !== 'string') return undefined;
  return effort === 'none' ? { mode: 'off', effort } : { effort };
}

function parseSampling(body: RequestBody): Sampling {
  return present({
    temperature: body.temperature,
    topP: body.top_p,
    topK: body.top_k,
    maxOutputTokens: body.max_completion_tokens ?? body.max_tokens,
    stop: parseStop(body.stop),
    candidates: unless(1, body.n),
    seed: body.seed,
    presencePenalty: unless(0, body.presence_penalty),
    frequencyPenalty: unless(0, body.frequency_penalty),
    logitBias: isEmpty(body.logit_bias) ? undefined : body.logit_bias,
    topLogprobs: body.logprobs === true ? (body.top_logprobs ?? 0) : undefined,
  });
}

function parseStop(stop: RequestBody['stop']): readonly string[] | undefined {
  if (typeof stop === 'string') return [stop];
  return isEmpty(stop) ? undefined : (stop ?? undefined);
}

const unless = (neutral: number, value: number | null | undefined): number | null | undefined =>
  value === neutral ? undefined : value;

const isEmpty = (value: object | null | undefined): boolean => !value || Object.keys(value).length === 0;

function extensionFields(body: RequestBody): JsonObject {
  const fields: Record<string, unknown> = { ...fieldsExcept(body, PLACED) };
  for (const name of NULLABLE) {
    if (fields[name] === null) delete fields[name];
  }
  return { ...fields, ...contradictions(body) };
}

/** Named fields whose value has no place in the canonical model beside another field's. */
function contradictions({ store, logprobs, top_logprobs, max_tokens, max_completion_tokens }: RequestBody): JsonObject {
  return present({
    store: store === true ? store : undefined,
    top_logprobs: logprobs === true ? undefined : top_logprobs,
    max_tokens: typeof max_completion_tokens === 'number' ? max_tokens : undefined,
  });
}

function hintFields(body: RequestBody): JsonObject {
  const given: Record<string, unknown> = {};
  for (const name of SHARED_HINTS) {
    const value = body[name];
    if (value !== undefined && value !== null) given[name] = value;
  }
  return { ...given, ...spellings(body) };
}

/** What an equal request may be written with: the spelling of the output limit, and how a stream is framed. */
function spellings(body: RequestBody): JsonObject {
  const { include_usage: _usage, ...streamOptions } = body.stream_options ?? {};
  return present({
    store: body.store === false ? false : undefined,
    stream_options: body.stream !== true || isEmpty(streamOptions) ? undefined : streamOptions,
    max_tokens: typeof body.max_completion_tokens === 'number' ? undefined : body.max_tokens,
    max_completion_tokens: body.max_completion_tokens,
  });
}

const filled = (fields: JsonObject): Extensions => (isEmpty(fields) ? {} : { openai: fields });
