import type { JsonObject, ReasoningSettings, ResponseFormat, Sampling } from '@isartor/core';
import { fieldsExcept } from '../json/fields-except.js';
import { present } from '../json/present.js';
import type { Given } from './schema.js';
import { toJsonSchema } from './to-json-schema.js';

type Config = Given<'generationConfig'>;
type Thinking = NonNullable<Config['thinkingConfig']>;

const FORMAT_FIELDS = ['responseMimeType', 'responseSchema', 'responseJsonSchema'] as const;
const SAMPLING_FIELDS = [
  'temperature',
  'topP',
  'topK',
  'maxOutputTokens',
  'stopSequences',
  'candidateCount',
  'seed',
  'presencePenalty',
  'frequencyPenalty',
  'responseLogprobs',
  'logprobs',
] as const;
const NAMED: ReadonlySet<string> = new Set([...FORMAT_FIELDS, ...SAMPLING_FIELDS, 'thinkingConfig']);
const THINKING_FIELDS = new Set(['includeThoughts', 'thinkingBudget', 'thinkingLevel']);

/** How the answer is to be drawn; what is left out or neutral is absent. */
export function parseSampling(config: Config): Sampling {
  const { stopSequences: stop, candidateCount, presencePenalty, frequencyPenalty } = config;
  return present({
    temperature: config.temperature,
    topP: config.topP,
    topK: config.topK,
    maxOutputTokens: config.maxOutputTokens,
    stop: stop?.length === 0 ? undefined : stop,
    candidates: candidateCount === 1 ? undefined : candidateCount,
    seed: config.seed,
    presencePenalty: presencePenalty === 0 ? undefined : presencePenalty,
    frequencyPenalty: frequencyPenalty === 0 ? undefined : frequencyPenalty,
    topLogprobs: config.responseLogprobs === true ? (config.logprobs ?? 0) : undefined,
  });
}

/** The shape of the answer; as it is where the canonical model has no name for it. */
export function parseResponseFormat(config: Config): ResponseFormat | undefined {
  const { responseMimeType: mediaType = 'text/plain', responseSchema, responseJsonSchema } = config;
  const schemas = [responseSchema, responseJsonSchema].filter((schema) => schema !== undefined);
  if (schemas.length === 0 && mediaType === 'text/plain') return undefined;
  if (mediaType !== 'application/json' || schemas.length > 1) {
    const value = Object.fromEntries(FORMAT_FIELDS.map((name) => [name, config[name]] as const));
    return { kind: 'unknown', format: 'gemini', value: present(value) };
  }
  const schema = responseJsonSchema ?? (responseSchema && toJsonSchema(responseSchema));
  return schema === undefined ? { kind: 'json' } : { kind: 'json-schema', schema };
}

/** How long the model may think: a budget of 0 is none, one of -1 is the model's own choice. */
export function parseReasoning({ thinkingConfig }: Config): ReasoningSettings | undefined {
  if (thinkingConfig === undefined) return undefined;
  const { includeThoughts, thinkingLevel } = thinkingConfig;
  const settings: ReasoningSettings = {
    ...budget(thinkingConfig),
    ...(thinkingLevel !== undefined && !/unspecified$/i.test(thinkingLevel) && { effort: thinkingLevel.toLowerCase() }),
    ...(includeThoughts === true && { summary: 'auto' }),
  };
  return Object.keys(settings).length === 0 ? undefined : settings;
}

function budget({ thinkingBudget }: Thinking): ReasoningSettings {
  if (thinkingBudget === undefined) return {};
  if (thinkingBudget > 0) return { budgetTokens: thinkingBudget };
  return { mode: thinkingBudget === 0 ? 'off' : 'adaptive' };
}

/** The fields that have no canonical name, and those that mean nothing without another one. */
export function otherSettings(config: Config): JsonObject | undefined {
  const { responseModalities, ...others } = fieldsExcept(config, NAMED) ?? {};
  const fields = {
    ...others,
    ...(!isTextOnly(responseModalities) && { responseModalities }),
    ...(config.responseLogprobs !== true && present({ logprobs: config.logprobs })),
    ...present({ thinkingConfig: fieldsExcept(config.thinkingConfig ?? {}, THINKING_FIELDS) }),
  };
  return Object.keys(fields).length === 0 ? undefined : fields;
}

/** An answer in text is what comes unasked. */
const isTextOnly = (modalities: unknown): boolean =>
  modalities === undefined ||
  (Array.isArray(modalities) && modalities.every((modality) => String(modality).toUpperCase() === 'TEXT'));
