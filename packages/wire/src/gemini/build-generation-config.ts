import type { ChatRequest, JsonObject, Sampling } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';
import { present } from '../json/present.js';
import { buildThinking } from './build-thinking.js';
import { buildResponseFormat } from './build-tools.js';
import { unsupported } from './unsupported.js';

/**
 * The `generationConfig`, with the unnamed fields of one; nothing where it says nothing.
 * @throws IsartorError `unsupported_feature` for what Gemini cannot be told.
 */
export function buildGenerationConfig(request: ChatRequest): JsonObject {
  const { sampling, responseFormat, extensions } = request;
  const given = extensions.gemini?.generationConfig;
  const { thinkingConfig: unnamed, ...others } = isJsonObject(given) ? given : {};
  const thinkingConfig = { ...(isJsonObject(unnamed) && unnamed), ...buildThinking(request) };
  const config = {
    ...others,
    ...samplingFields(sampling),
    ...(responseFormat && buildResponseFormat(responseFormat)),
    ...(Object.keys(thinkingConfig).length > 0 && { thinkingConfig }),
  };
  return Object.keys(config).length === 0 ? {} : { generationConfig: config };
}

function samplingFields(sampling: Sampling): JsonObject {
  const { topLogprobs } = sampling;
  if (sampling.logitBias !== undefined) throw unsupported('A logit bias');
  return present({
    temperature: sampling.temperature,
    topP: sampling.topP,
    topK: sampling.topK,
    maxOutputTokens: sampling.maxOutputTokens,
    stopSequences: sampling.stop,
    candidateCount: sampling.candidates,
    seed: sampling.seed,
    presencePenalty: sampling.presencePenalty,
    frequencyPenalty: sampling.frequencyPenalty,
    responseLogprobs: topLogprobs === undefined ? undefined : true,
    logprobs: topLogprobs === 0 ? undefined : topLogprobs,
  });
}
