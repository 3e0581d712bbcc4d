import type { ChatRequest, JsonObject, SourceRequest } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';
import { printExact } from '../json/print-exact.js';
import { assertCarried } from '../translation/assert-carried.js';
import { canReturn } from '../translation/sealed-reasoning.js';
import { editSource } from '../translation/source-body.js';
import { buildConversation } from './build-contents.js';
import { buildGenerationConfig } from './build-generation-config.js';
import { buildToolConfig, buildTools } from './build-tools.js';
import { countedField } from './parse-count-tokens.js';

/**
 * The body for a provider: the caller's own bytes, edited as little as possible, when the caller spoke this dialect, else
 * printed from the canonical request. The path says which model it is, and whether to stream.
 * @throws IsartorError `unsupported_feature` for what Gemini cannot carry and would change the answer.
 */
export function buildRequest(request: ChatRequest): Uint8Array | string {
  const { source } = request;
  return isOwn(request, source) ? editBody(request, source) : printExact(printFields(request));
}

/** The same for the number of tokens that such a request has. */
export function buildCountRequest(request: ChatRequest): Uint8Array | string {
  const { source, model } = request;
  if (!isOwn(request, source)) {
    return printExact({ generateContentRequest: { model: resourceName(model), ...printFields(request) } });
  }
  const field = countedField(source.json);
  const counted = field === undefined ? undefined : source.json[field];
  if (field === undefined || !isJsonObject(counted) || (counted.model ?? resourceName(model)) === resourceName(model))
    return editBody(request, source);
  return editSource(source, { set: { [field]: { ...counted, model: resourceName(model) } } });
}

/** How a body names a model. */
export const resourceName = (model: string): string => (model.includes('/') ? model : `models/${model}`);

/** A thought that another maker has signed came back by way of a client of this dialect: Google would refuse it. */
function isOwn({ messages }: ChatRequest, source: SourceRequest | undefined): source is SourceRequest {
  if (source?.format !== 'gemini') return false;
  return messages.every(({ content }) =>
    content.every((part) => part.type !== 'reasoning' || canReturn(part, 'gemini')),
  );
}

function editBody({ model }: ChatRequest, source: SourceRequest): Uint8Array {
  return editSource(source, { set: source.json.model === undefined ? {} : { model: resourceName(model) } });
}

function printFields(request: ChatRequest): JsonObject {
  assertCarried(request, 'gemini');
  const { tools, hints, extensions } = request;
  const { model: _model, toolConfig: _toolConfig, generationConfig: _config, ...others } = extensions.gemini ?? {};
  return {
    ...hints.gemini,
    ...others,
    ...buildConversation(request),
    ...(tools.length > 0 && { tools: buildTools(tools) }),
    ...buildToolConfig(request),
    ...buildGenerationConfig(request),
  };
}
