import type { ChatRequest, JsonObject, ReasoningSettings, Sampling } from '@isartor/core';
import type { BuildOptions } from '../codec.js';
import { isJsonObject } from '../json/is-json-object.js';
import { present } from '../json/present.js';
import { SHARED_HINTS } from '../openai/shared-hints.js';
import { assertCarried } from '../translation/assert-carried.js';
import { reasoningEffort } from '../translation/reasoning-effort.js';
import { editSource } from '../translation/source-body.js';
import { buildInput } from './build-input.js';
import { buildTextFormat, buildTool, buildToolChoice } from './build-tools.js';
import { fromChatCompletions } from './from-chat-completions.js';
import { isForeignThought } from './own-thoughts.js';
import { LOGPROBS, STORED_BY_DEFAULT } from './parse-request.js';
import { unsupported } from './unsupported.js';

/**
 * The body for a provider: the caller's own bytes, edited as little as possible, when the caller spoke this dialect, else
 * printed from the canonical request, as it is when the caller brings back thoughts that its provider did not think.
 * @throws IsartorError `unsupported_feature` for what the Responses API cannot carry and would change the answer.
 */
export function buildRequest(request: ChatRequest, { stream }: BuildOptions): Uint8Array | string {
  const { source, model, messages } = request;
  const isMixed = messages.some(({ content }) => content.some(isForeignThought));
  if (source?.format !== 'responses' || isMixed) return JSON.stringify(printRequest(request, stream));
  const isStream = source.json.stream === true;
  const drop = !stream && isStream ? ['stream_options'] : [];
  return editSource(source, { set: { model, ...(isStream !== stream && { stream }) }, remove: drop });
}

function printRequest(request: ChatRequest, stream: boolean): JsonObject {
  assertSampling(request.sampling);
  const { store, include, top_logprobs, text: _text, reasoning: _reasoning, ...unnamed } = ownFields(request);
  const { topLogprobs, temperature, topP, maxOutputTokens } = request.sampling;
  const isUnsaid = store === STORED_BY_DEFAULT;
  return {
    ...hintFields(request, stream),
    ...unnamed,
    ...printAsked(request),
    temperature,
    top_p: topP,
    max_output_tokens: maxOutputTokens,
    top_logprobs: topLogprobs === undefined ? top_logprobs : topLogprobs,
    include: includeField(request, include),
    ...(!isUnsaid && { store: store === true }),
    ...(stream && { stream: true }),
  };
}

/**
 * What a request asks, but for how the answer is drawn and sent.
 * @throws IsartorError `unsupported_feature` for what the Responses API cannot carry and would change the answer.
 */
export function printAsked(given: ChatRequest): JsonObject {
  const request = fromChatCompletions(given);
  assertCarried(request, 'responses');
  const { model, messages, tools, toolChoice, parallelToolCalls } = request;
  return {
    model,
    ...buildInput(messages),
    tools: tools.length === 0 ? undefined : tools.map(buildTool),
    tool_choice: toolChoice && buildToolChoice(toolChoice),
    parallel_tool_calls: parallelToolCalls,
    text: textField(request),
    reasoning: reasoningField(request),
  };
}

const ownFields = ({ extensions }: ChatRequest): JsonObject => extensions.responses ?? {};

/** Settings that the dialect does not have, and what they are called in the refusal. */
const MISSING: readonly (readonly [field: keyof Sampling, what: string])[] = [
  ['candidates', 'More than one answer'],
  ['stop', 'A stop sequence'],
  ['seed', 'A seed'],
  ['presencePenalty', 'A presence penalty'],
  ['frequencyPenalty', 'A frequency penalty'],
  ['logitBias', 'A logit bias'],
  ['topK', 'A limit of top-k sampling'],
];

function assertSampling(sampling: Sampling): void {
  const missing = MISSING.find(([field]) => sampling[field] !== undefined);
  if (missing !== undefined) throw unsupported(missing[1]);
}

function hintFields({ hints }: ChatRequest, stream: boolean): JsonObject {
  const { stream_options, ...own } = hints.responses ?? {};
  const shared = SHARED_HINTS.map((name) => [name, hints.openai?.[name]] as const);
  return { ...present(Object.fromEntries(shared)), ...own, ...(stream && { stream_options }) };
}

function textField(request: ChatRequest): JsonObject | undefined {
  const { responseFormat, verbosity } = request;
  const { text } = ownFields(request);
  if (responseFormat === undefined && verbosity === undefined) return isJsonObject(text) ? text : undefined;
  return { ...(isJsonObject(text) && text), format: responseFormat && buildTextFormat(responseFormat), verbosity };
}

function reasoningField(request: ChatRequest): JsonObject | undefined {
  const { reasoning: given } = ownFields(request);
  const { reasoning } = request;
  const summary = reasoning?.summary === 'none' ? undefined : reasoning?.summary;
  const fields = present({ ...(isJsonObject(given) && given), effort: effortOf(request), summary });
  return Object.keys(fields).length === 0 ? undefined : fields;
}

/** Only these take an effort at all. */
const REASONING_MODEL = /(?:^|\/)(?:o\d|gpt-[5-9])/;

/** No word for "off" is known to every model: one that is to think least is asked for little. */
function effortOf({ model, reasoning }: ChatRequest): string | undefined {
  if (reasoning === undefined) return undefined;
  if (reasoning.mode === 'off' && reasoning.effort === undefined) {
    return REASONING_MODEL.test(model) ? 'low' : undefined;
  }
  return reasoningEffort(reasoning);
}

/** What nobody stores has to be told in full, or the caller could not bring the model's thoughts back. */
function includeField(request: ChatRequest, given: unknown): readonly unknown[] | undefined {
  const { sampling, reasoning } = request;
  const include = new Set<unknown>(Array.isArray(given) ? given : []);
  if (sampling.topLogprobs !== undefined) include.add(LOGPROBS);
  if (ownFields(request).store === undefined && wantsThoughts(reasoning)) include.add('reasoning.encrypted_content');
  return include.size === 0 ? undefined : [...include];
}

const wantsThoughts = (reasoning: ReasoningSettings | undefined): boolean =>
  reasoning !== undefined && reasoning.mode !== 'off' && reasoning.effort !== 'none';
