import {
  type Extensions,
  IsartorError,
  type JsonObject,
  type ReasoningSettings,
  type RequestDraft,
} from '@isartor/core';
import type { IncomingBody } from '../codec.js';
import { GATEWAY_FIELDS, readGatewayFields } from '../gateway-fields.js';
import { assertShape } from '../json/assert-shape.js';
import { fieldsExcept } from '../json/fields-except.js';
import { present } from '../json/present.js';
import { readJsonObject } from '../json/read-json-object.js';
import { HINTS } from './hint-fields.js';
import { parseInput } from './parse-input.js';
import { parseResponseFormat, parseTool, parseToolChoice } from './parse-tools.js';
import { type RequestBody, requestSchema } from './schema.js';
import { unnamedFields } from './unnamed-fields.js';

/** What has to be in `include` for log probabilities. */
export const LOGPROBS = 'message.output_text.logprobs';

/** The `store` of a request that left it out: it is kept as any other, but the caller did not ask for it. */
export const STORED_BY_DEFAULT = 'default';

/** Fields that have a place of their own in the draft. All others are extensions. */
const PLACED: ReadonlySet<string> = new Set([...GATEWAY_FIELDS, ...HINTS, ...Object.keys(requestSchema.shape)]);

/** Fields in whose place the provider knows what was said before. */
const INPUT_ELSEWHERE = ['previous_response_id', 'conversation', 'prompt'] as const;

const TEXT_FIELDS = new Set(['format', 'verbosity']);
const REASONING_FIELDS = new Set(['effort', 'summary', 'generate_summary']);

/**
 * Reads a Responses request. Equal meanings give equal drafts: null, left out and the neutral default are one.
 * @throws IsartorError `invalid_request` with `param`.
 */
export function parseRequest({ body }: IncomingBody): RequestDraft {
  const json = readJsonObject(body);
  assertShape(requestSchema, json);
  assertInput(json);
  const tools = json.tools?.map(parseTool) ?? [];
  const wantsLogprobs = json.include?.includes(LOGPROBS) === true;
  const verbosity = json.text?.verbosity;
  return {
    operation: 'chat',
    messages: parseInput(json),
    tools,
    ...present({
      model: json.model,
      toolChoice: parseToolChoice(json.tool_choice, tools.length > 0),
      parallelToolCalls: json.parallel_tool_calls === false ? (false as const) : undefined,
      responseFormat: parseResponseFormat(json.text?.format),
      reasoning: parseReasoningSettings(json.reasoning),
      verbosity: verbosity === 'medium' ? undefined : verbosity,
    }),
    sampling: present({
      temperature: json.temperature,
      topP: json.top_p,
      maxOutputTokens: json.max_output_tokens,
      topLogprobs: wantsLogprobs ? (json.top_logprobs ?? 0) : undefined,
    }),
    stream: json.stream === true,
    streamUsage: true,
    extensions: filled(extensionFields(json)),
    hints: filled(hintFields(json)),
    ...readGatewayFields(json, json.metadata),
    source: { format: 'responses', body, json },
  };
}

function assertInput(json: RequestBody): void {
  const { input } = json;
  const isMissing = input === undefined || input === null || (Array.isArray(input) && input.length === 0);
  if (!isMissing || INPUT_ELSEWHERE.some((name) => json[name] !== undefined && json[name] !== null)) return;
  throw new IsartorError('invalid_request', 'input: must not be empty', { details: { param: 'input' } });
}

function parseReasoningSettings(reasoning: RequestBody['reasoning']): ReasoningSettings | undefined {
  if (reasoning === undefined || reasoning === null) return undefined;
  const { effort, summary, generate_summary: retired } = reasoning;
  const settings = present({
    mode: effort === 'none' ? ('off' as const) : undefined,
    effort,
    summary: summary ?? retired,
  });
  return Object.keys(settings).length === 0 ? undefined : settings;
}

function extensionFields(body: RequestBody): JsonObject {
  const include = body.include?.filter((name) => name !== LOGPROBS) ?? [];
  const fields = present({
    ...fieldsExcept(body, PLACED),
    // What a call leaves behind is neutral only where the caller said that it shall leave nothing.
    store: body.store === false ? undefined : (body.store ?? STORED_BY_DEFAULT),
    previous_response_id: body.previous_response_id,
    background: body.background === true ? true : undefined,
    truncation: body.truncation === 'disabled' ? undefined : body.truncation,
    include: include.length === 0 ? undefined : include,
    text: unnamedFields(body.text ?? {}, TEXT_FIELDS),
    reasoning: unnamedFields(body.reasoning ?? {}, REASONING_FIELDS),
    top_logprobs: unusedLogprobs(body),
  });
  return fields;
}

/** The number of alternatives of a request that asks for no log probabilities. */
function unusedLogprobs({ include, top_logprobs: count }: RequestBody): number | undefined {
  return include?.includes(LOGPROBS) === true || count === 0 ? undefined : (count ?? undefined);
}

const hintFields = (body: RequestBody): JsonObject =>
  present(Object.fromEntries(HINTS.map((name) => [name, body[name]])));

const filled = (fields: JsonObject): Extensions => (Object.keys(fields).length === 0 ? {} : { responses: fields });
