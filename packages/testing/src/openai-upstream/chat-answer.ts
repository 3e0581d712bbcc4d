import { finishOf, joinedText, partsOf, usageOf } from '../upstream/answered-content.js';
import type { ModelAnswer } from '../upstream/model-answer.js';
import type { RecordedRequest } from '../upstream/recorded-request.js';
import type { Behaviour } from '../upstream/reply-plan.js';
import type { AnsweredChoice, CompletionAnswer } from './answered-completion.js';
import { completionAnswer, forEachChoice } from './completion-answer.js';
import { wantsUsage } from './completion-frames.js';
import { OPENAI_HEADERS } from './openai-headers.js';

/** Tells an answer as a chat completion, once for each of the request's `n` choices. */
export function chatAnswer(answer: ModelAnswer): Behaviour {
  return (request) =>
    completionAnswer({
      id: `chatcmpl-${answer.id ?? 'upstream'}`,
      ...(answer.model === undefined ? {} : { model: answer.model }),
      choices: forEachChoice(choiceOf(answer), request),
      usage: chatUsage(answer),
      fields: fieldsFor(request),
      headers: { ...OPENAI_HEADERS, ...answer.headers },
    })(request);
}

/** What the model says as the one choice of a completion. */
export function choiceOf(answer: ModelAnswer): AnsweredChoice {
  const reasoning = joinedText(answer, 'reasoning');
  const text = joinedText(answer, 'text');
  const refusal = joinedText(answer, 'refusal');
  const toolCalls = partsOf(answer)
    .flatMap((part) => (part.type === 'toolCall' ? [part] : []))
    .map((call, index) => ({ id: call.id ?? `call_${index}`, name: call.name, arguments: call.arguments }));
  const finish = finishOf(answer);
  return {
    // Sealed thoughts have no text, and nothing else of them fits in.
    ...(reasoning === undefined || reasoning === '' ? {} : { reasoning }),
    ...(text === undefined ? {} : { text }),
    ...(refusal === undefined ? {} : { refusal }),
    ...(toolCalls.length === 0 ? {} : { toolCalls }),
    finishReason: typeof finish === 'string' ? finish : finish.raw,
  };
}

/** While a stream's usage is still to come, its chunks say that there is none yet. */
const fieldsFor = (request: RecordedRequest): Readonly<Record<string, unknown>> => ({
  service_tier: 'default',
  ...(request.json.stream === true && wantsUsage(request) ? { usage: null } : {}),
});

function chatUsage(answer: ModelAnswer): NonNullable<CompletionAnswer['usage']> {
  const { input, output, cachedInput, cacheWriteInput, reasoning } = usageOf(answer);
  return {
    prompt_tokens: input,
    completion_tokens: output,
    total_tokens: input + output,
    prompt_tokens_details: {
      cached_tokens: cachedInput,
      audio_tokens: 0,
      ...(cacheWriteInput === 0 ? {} : { cache_write_tokens: cacheWriteInput }),
    },
    completion_tokens_details: {
      reasoning_tokens: reasoning,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  };
}
