import { finishOf, usageOf } from '../upstream/answered-content.js';
import type { ModelAnswer } from '../upstream/model-answer.js';
import { type JsonObject, objectOf } from '../upstream/read-json.js';
import type { RecordedRequest } from '../upstream/recorded-request.js';
import { itemsOf, outputItem } from './output-items.js';

const CREATED = 1_700_000_000;

/** A response that was just begun, with what it repeats of its request. */
export function begunResponse(answer: ModelAnswer, request: RecordedRequest): JsonObject {
  const { json } = request;
  return {
    id: `resp_${answer.id ?? 'upstream'}`,
    object: 'response',
    created_at: CREATED,
    status: 'in_progress',
    completed_at: null,
    error: null,
    incomplete_details: null,
    ...repeated(json),
    model: answer.model ?? json.model,
    output: [],
    usage: null,
  };
}

/** The same response when all is said. */
export function endedResponse(answer: ModelAnswer, request: RecordedRequest): JsonObject {
  const reason = incompleteReason(answer);
  const items = itemsOf(answer);
  return {
    ...begunResponse(answer, request),
    status: reason === undefined ? 'completed' : 'incomplete',
    completed_at: reason === undefined ? CREATED + 1 : null,
    incomplete_details: reason === undefined ? null : { reason },
    service_tier: 'default',
    output: items.map((item, index) => outputItem(item, itemStatus(answer, index === items.length - 1))),
    usage: responseUsage(answer),
  };
}

/** An answer that was cut off ends in an item that was. */
export const itemStatus = (answer: ModelAnswer, last: boolean): 'completed' | 'incomplete' =>
  last && incompleteReason(answer) !== undefined ? 'incomplete' : 'completed';

/** Why a response is not whole; undefined where it is. */
export function incompleteReason(answer: ModelAnswer): string | undefined {
  const finish = finishOf(answer);
  if (finish === 'stop' || finish === 'tool_calls') return undefined;
  if (finish === 'length') return 'max_output_tokens';
  return typeof finish === 'string' ? finish : finish.raw;
}

const repeated = (json: JsonObject): JsonObject => ({
  ...Object.fromEntries(Object.entries(DEFAULTS).map(([name, usual]) => [name, json[name] ?? usual])),
  reasoning: { effort: null, summary: null, ...objectOf(json.reasoning) },
  text: { format: { type: 'text' }, verbosity: 'medium', ...objectOf(json.text) },
});

/** What a response repeats of its request, with what it says where the request says nothing. */
const DEFAULTS = {
  background: false,
  instructions: null,
  max_output_tokens: null,
  max_tool_calls: null,
  metadata: {},
  parallel_tool_calls: true,
  previous_response_id: null,
  prompt_cache_key: null,
  safety_identifier: null,
  service_tier: 'auto',
  store: true,
  temperature: 1,
  tool_choice: 'auto',
  tools: [],
  top_logprobs: 0,
  top_p: 1,
  truncation: 'disabled',
  user: null,
};

function responseUsage(answer: ModelAnswer): object {
  const { input, output, cachedInput, cacheWriteInput, reasoning } = usageOf(answer);
  return {
    input_tokens: input,
    input_tokens_details: { cached_tokens: cachedInput, cache_write_tokens: cacheWriteInput },
    output_tokens: output,
    output_tokens_details: { reasoning_tokens: reasoning },
    total_tokens: input + output,
  };
}
