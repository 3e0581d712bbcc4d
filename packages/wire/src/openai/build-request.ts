import type { ChatRequest, JsonObject, Sampling, SourceRequest } from '@isartor/core';
import type { BuildOptions } from '../codec.js';
import { isJsonObject } from '../json/is-json-object.js';
import { assertCarried } from '../translation/assert-carried.js';
import { reasoningEffort } from '../translation/reasoning-effort.js';
import { editSource } from '../translation/source-body.js';
import { buildMessage } from './build-message.js';
import { buildResponseFormat, buildTool, buildToolChoice } from './build-tools.js';

/**
 * The body for a provider: the caller's own bytes, edited as little as possible, when the caller spoke this dialect, else
 * printed from the canonical request.
 * @throws IsartorError `unsupported_feature` for what Chat Completions cannot carry and would change the answer.
 */
export function buildRequest(request: ChatRequest, options: BuildOptions): Uint8Array | string {
  const { source } = request;
  return source?.format === 'openai' ? editBody(request, source, options) : printRequest(request, options);
}

function editBody(request: ChatRequest, source: SourceRequest, options: BuildOptions): Uint8Array {
  const { json } = source;
  const streamOptions = editedStreamOptions(request, json, options);
  return editSource(source, {
    set: {
      model: request.model,
      ...((json.stream === true) !== options.stream && { stream: options.stream }),
      ...(streamOptions !== null && { stream_options: streamOptions }),
    },
    remove: streamOptions === null ? ['stream_options'] : [],
  });
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
  assertCarried(request, 'openai');
  const {
    stream_options: streamOptions,
    max_tokens,
    max_completion_tokens,
    ...hints
  } = { ...callerHint(request), ...request.hints.openai };
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
    reasoning_effort: effortOf(request),
    verbosity: request.verbosity,
    ...(options.stream && { stream: true }),
    ...(options.stream && streamOptionFields(streamOptions, includeUsage)),
  });
}

/** Of what a caller of the Responses API said of itself, that which every compatible server takes. */
const callerHint = ({ hints }: ChatRequest): JsonObject =>
  hints.responses?.user === undefined ? {} : { user: hints.responses.user };

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

/**
 * Chat Completions has no word for "on" and none for "off" that every model takes: a reasoning model thinks unasked, and
 * one that is to think least is asked for little.
 */
function effortOf({ model, reasoning }: ChatRequest): string | undefined {
  if (reasoning === undefined) return undefined;
  if (reasoning.mode === 'off' && reasoning.effort === undefined)
    return REASONING_MODEL.test(model) ? 'low' : undefined;
  return reasoningEffort(reasoning);
}

function streamOptionFields(given: unknown, includeUsage: boolean): JsonObject {
  const fields = { ...(isJsonObject(given) && given), ...(includeUsage && { include_usage: true }) };
  return isEmpty(fields) ? {} : { stream_options: fields };
}
