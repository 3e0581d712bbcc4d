import type { ChatRequest, JsonObject, SourceRequest } from '@isartor/core';
import type { BuildOptions } from '../codec.js';
import { isJsonObject } from '../json/is-json-object.js';
import { printExact } from '../json/print-exact.js';
import { assertCarried } from '../translation/assert-carried.js';
import { ownSource } from '../translation/own-source.js';
import { editSource } from '../translation/source-body.js';
import { buildReasoning } from './build-reasoning.js';
import { buildSampling } from './build-sampling.js';
import { buildResponseFormat, buildTool, buildToolChoice } from './build-tools.js';
import { buildConversation, shorten, type Turn } from './build-turns.js';
import { defaultMaxTokens } from './default-max-tokens.js';
import { withoutMarkers } from './markers.js';

/**
 * The body for a provider: the caller's own bytes, edited as little as possible, when the caller spoke this dialect, else
 * printed from the canonical request.
 * @throws IsartorError `unsupported_feature` for what Anthropic cannot carry and would change the answer.
 */
export function buildRequest(request: ChatRequest, options: BuildOptions): Uint8Array | string {
  const source = ownSource(request, 'anthropic');
  return source === undefined ? printRequest(request, options) : editBody(request, source, options);
}

function editBody({ model }: ChatRequest, source: SourceRequest, { stream }: BuildOptions): Uint8Array {
  const isOther = (source.json.stream === true) !== stream;
  return editSource(source, { set: { model, ...(isOther && { stream }) } });
}

function printRequest(request: ChatRequest, { stream }: BuildOptions): string {
  const maxTokens = limitOf(request);
  return printExact({
    ...request.hints.anthropic,
    ...promptFields(request, maxTokens),
    max_tokens: maxTokens,
    ...buildSampling(request.sampling),
    ...(stream && { stream: true }),
  });
}

/** The body of a count_tokens call: that endpoint refuses everything that does not count. */
export function buildCountRequest(request: ChatRequest): Uint8Array | string {
  const source = ownSource(request, 'anthropic');
  if (source !== undefined) return editSource(source, { set: { model: request.model } });
  return printExact(promptFields(request, limitOf(request)));
}

const limitOf = ({ model, sampling }: ChatRequest): number => sampling.maxOutputTokens ?? defaultMaxTokens(model);

/** What the model reads, and how it is to think and to answer. */
function promptFields(request: ChatRequest, maxTokens: number): JsonObject {
  assertCarried(request, 'anthropic');
  const { model, messages, tools, extensions } = request;
  const { output_config: config, ...fields } = withoutMarkers(extensions.anthropic ?? {});
  const { system, turns } = buildConversation(messages);
  const { thinking, effort } = buildReasoning(request, { turns, maxTokens });
  return {
    ...fields,
    model,
    system,
    messages: turns.map(printTurn),
    tools: tools.length === 0 ? undefined : tools.map(buildTool),
    tool_choice: buildToolChoice(request),
    ...(thinking !== undefined && { thinking }),
    ...configField(request, { ...(isJsonObject(config) && config), ...(effort !== undefined && { effort }) }),
  };
}

const printTurn = ({ role, content, fields }: Turn): JsonObject => ({ ...fields, role, content: shorten(content) });

function configField({ responseFormat }: ChatRequest, config: JsonObject): JsonObject {
  const fields = responseFormat === undefined ? config : { ...config, format: buildResponseFormat(responseFormat) };
  return Object.keys(fields).length === 0 ? {} : { output_config: fields };
}
