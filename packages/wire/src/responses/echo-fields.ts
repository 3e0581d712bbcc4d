import type { ChatRequest, JsonObject } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';
import { printAsked } from './build-request.js';

/** What a response repeats of its request, with the value that the documentation gives where the request has none. */
const ECHOED: Readonly<Record<string, unknown>> = {
  instructions: null,
  max_output_tokens: null,
  metadata: {},
  parallel_tool_calls: true,
  previous_response_id: null,
  reasoning: { effort: null, summary: null },
  temperature: 1,
  text: { format: { type: 'text' } },
  tool_choice: 'auto',
  tools: [],
  top_p: 1,
  truncation: 'disabled',
  user: null,
};

/**
 * The fields in which an answer that we print repeats its request. Whatever the caller wished, nobody has stored this
 * answer under the id it has here.
 */
export function echoFields(request: ChatRequest): JsonObject {
  const asked = askedFields(request);
  const fields = Object.entries(ECHOED).map(([name, fallback]) => [name, echoed(asked[name], fallback)] as const);
  return { ...Object.fromEntries(fields), store: false };
}

function echoed(asked: unknown, fallback: unknown): unknown {
  if (asked === undefined || asked === null) return fallback;
  // An object that leaves a field out gets that field's value.
  const isPartial = isJsonObject(asked) && isJsonObject(fallback);
  return isPartial ? { ...fallback, ...asked } : asked;
}

/** The caller's own body; where a layer has changed the request, what it is now. */
function askedFields(request: ChatRequest): JsonObject {
  const { source, sampling, hints, extensions } = request;
  if (source?.format === 'responses') return source.json;
  const { temperature, topP, maxOutputTokens } = sampling;
  return {
    ...hints.responses,
    ...extensions.responses,
    ...printAsked(request),
    temperature,
    top_p: topP,
    max_output_tokens: maxOutputTokens,
  };
}
