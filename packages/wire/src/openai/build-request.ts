import type { ChatRequest, JsonObject, Sampling, SourceRequest } from '@isartor/core';
import type { BuildOptions } from '../codec.js';
import { GATEWAY_FIELDS } from '../gateway-fields.js';
import { isJsonObject } from '../json/is-json-object.js';
import { spliceMembers } from '../json/splice-members.js';
import { buildMessage } from './build-message.js';
import { buildResponseFormat, buildTool, buildToolChoice } from './build-tools.js';
import { unsupported } from './unsupported.js';

/**
 * The body for a provider: the caller's own bytes, edited as little as possible, when the caller spoke this dialect, else
 * printed from the canonical request.
 * @throws IsartorError `unsupported_feature` for what Chat Completions cannot carry and would change the answer.
 */
export function buildRequest(request: ChatRequest, options: BuildOptions): Uint8Array | string {
  const { source } = request;
  return source?.format === 'openai' ? editSource(request, source, options) : printRequest(request, options);
}

function editSource(request: ChatRequest, { body, json }: SourceRequest, options: BuildOptions): Uint8Array {
  const remove = GATEWAY_FIELDS.filter((name) => Object.hasOwn(json, name));
  const replace: Record<string, unknown> = {};
  const append: Record<string, unknown> = {};
  const set = (name: string, value: unknown): void => {
    const target = Object.hasOwn(json, name) ? replace : append;
    target[name] = value;
  };
  if (json.model !== request.model) set('model', request.model);
  if ((json.stream === true) !== options.stream) set('stream', options.stream);
  const streamOptions = editedStreamOptions(request, json, options);
  if (streamOptions === null) remove.push('stream_options');
  else if (streamOptions !== undefined) set('stream_options', streamOptions);
  const isUntouched = remove.length === 0 && isEmpty(replace) && isEmpty(append);
  return isUntouched ? body : spliceMembers(body, { remove, replace, append });
}

const wantsUsage = ({ streamUsage }: ChatRequest, { stream, withUsage }: BuildOptions): boolean =>
  stream && (streamUsage || withUsage);

/** The stream options to send: undefined where those that came will do, null for none. */
function editedStreamOptions(
  request: ChatRequest,
  json: JsonObject,
  options: BuildOptions,
): JsonObject | null | undefined {
  const given = json.stream_options;
  // The dialect refuses stream options on a call that does not stream.
  if (!options.stream) return json.stream === true && given !== undefined ? null : undefined;
  const fields = isJsonObject(given) ? given : {};
  const includeUsage = wantsUsage(request, options);
  return (fields.include_usage === true) === includeUsage ? undefined : { ...fields, include_usage: includeUsage };
}

const isEmpty = (fields: object): boolean => Object.keys(fields).length === 0;

function printRequest(request: ChatRequest, options: BuildOptions): string {
  const { stream_options: streamOptions, max_tokens, max_completion_tokens, ...hints } = request.hints.openai ?? {};
  const { model, messages, tools, toolChoice, parallelToolCalls, responseFormat, sampling } = request;
  const includeUsage = wantsUsage(request, options);
  return JSON.stringify({
    ...hints,
    ...request.extensions.openai,
    model,
    messages: messages.flatMap(buildMessage),
    tools: tools.length === 0 ? undefined : tools.map(buildTool),
    tool_choice: toolChoice && buildToolChoice(toolChoice),
    parallel_tool_calls: parallelToolCalls,
    response_format: responseFormat && buildResponseFormat(responseFormat),
    ...samplingFields(sampling),
    ...limitField(request, { max_tokens, max_completion_tokens }),
    reasoning_effort: reasoningEffort(request),
    ...(options.stream && { stream: true }),
    ...(options.stream && streamOptionFields(streamOptions, includeUsage)),
  });
}

function samplingFields(sampling: Sampling): JsonObject {
  const { topLogprobs } = sampling;
  return {
    temperature: sampling.temperature,
    top_p: sampling.topP,
    top_k: sampling.topK,
    n: sampling.candidates,
    stop: sampling.stop,
    seed: sampling.seed,
    presence_penalty: sampling.presencePenalty,
    frequency_penalty: sampling.frequencyPenalty,
    logit_bias: sampling.logitBias,
    ...(topLogprobs !== undefined && { logprobs: true }),
    ...(topLogprobs !== undefined && topLogprobs > 0 && { top_logprobs: topLogprobs }),
  };
}

/** Reasoning models refuse the retired spelling, and many compatible servers do not know the new one. */
const REASONING_MODEL = /(?:^|\/)(?:o\d|gpt-[5-9])/;

function limitField({ model, sampling }: ChatRequest, spelled: JsonObject): JsonObject {
  const { maxOutputTokens } = sampling;
  if (maxOutputTokens === undefined) return {};
  const isNew =
    spelled.max_tokens === undefined && (spelled.max_completion_tokens !== undefined || REASONING_MODEL.test(model));
  return { [isNew ? 'max_completion_tokens' : 'max_tokens']: maxOutputTokens };
}

function reasoningEffort({ reasoning }: ChatRequest): string | undefined {
  if (reasoning?.budgetTokens !== undefined && reasoning.effort === undefined) {
    throw unsupported('A reasoning budget in tokens');
  }
  return reasoning?.effort;
}

function streamOptionFields(given: unknown, includeUsage: boolean): JsonObject {
  const fields = { ...(isJsonObject(given) && given), ...(includeUsage && { include_usage: true }) };
  return isEmpty(fields) ? {} : { stream_options: fields };
}
