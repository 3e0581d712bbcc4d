import { type ChatRequest, promptBytes, type Sampling } from '@isartor/core';
import type { SpanCatalogue } from '@isartor/telemetry';
import type { Provider } from '../provider.js';
import { genAiProviderName } from '../telemetry.js';

type StartAttributes = SpanCatalogue['layer3_llm']['start'];

/** What the span of a call tells of its request: what is asked of whom, and how. Nothing of what it says. */
export function requestAttributes(request: ChatRequest, server: Provider['server']): StartAttributes {
  const { provider, model, operation, stream } = request;
  return {
    'ai.prompt.length_bytes': promptBytes(request),
    'provider.name': provider,
    model,
    'gen_ai.operation.name': operation,
    'gen_ai.provider.name': genAiProviderName(provider),
    'gen_ai.request.model': model,
    'isartor.step': 'Layer3_CloudLlm',
    ...(stream && { 'gen_ai.request.stream': true }),
    ...(server && { 'server.address': server.host, 'server.port': server.port }),
    ...settingAttributes(request),
  };
}

const NAMES = {
  maxOutputTokens: 'gen_ai.request.max_tokens',
  temperature: 'gen_ai.request.temperature',
  topP: 'gen_ai.request.top_p',
  topK: 'gen_ai.request.top_k',
  seed: 'gen_ai.request.seed',
  candidates: 'gen_ai.request.choice.count',
  frequencyPenalty: 'gen_ai.request.frequency_penalty',
  presencePenalty: 'gen_ai.request.presence_penalty',
} as const satisfies Partial<Record<keyof Sampling, keyof StartAttributes>>;

/** A list, because it is walked for each call. */
const SAMPLING = Object.entries(NAMES) as [keyof typeof NAMES, (typeof NAMES)[keyof typeof NAMES]][];

const MAX_STOPS = 16;
const STOP_CHARACTERS = 64;

function settingAttributes({ sampling, responseFormat }: ChatRequest): Partial<StartAttributes> {
  const told: { -readonly [Name in keyof StartAttributes]?: StartAttributes[Name] } = {};
  for (const [field, attribute] of SAMPLING) {
    const value = sampling[field];
    if (value !== undefined) told[attribute] = value;
  }
  if (sampling.stop !== undefined) {
    const stops = sampling.stop.slice(0, MAX_STOPS).map((stop) => stop.slice(0, STOP_CHARACTERS));
    told['gen_ai.request.stop_sequences'] = stops;
  }
  if (responseFormat?.kind === 'json' || responseFormat?.kind === 'json-schema') told['gen_ai.output.type'] = 'json';
  return told;
}
