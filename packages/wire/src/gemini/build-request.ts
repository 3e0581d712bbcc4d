import type { ChatRequest, JsonObject, SourceRequest } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';
import { printExact } from '../json/print-exact.js';
import { assertCarried } from '../translation/assert-carried.js';
import { ownSource } from '../translation/own-source.js';
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
  const source = ownSource(request, 'gemini');
  return source === undefined ? printExact(printFields(request)) : editBody(request, source);
}

/** The same for the number of tokens that such a request has. */
export function buildCountRequest(request: ChatRequest): Uint8Array | string {
  const { model } = request;
  const source = ownSource(request, 'gemini');
  if (source === undefined) {
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
