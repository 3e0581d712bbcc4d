import type { RecordedRequest } from '../upstream/recorded-request.js';
import type { AnsweredChoice, AnsweredToolCall, CompletionAnswer } from './answered-completion.js';

/** What is counted when the script counts nothing. */
export const COMPLETION_USAGE = { prompt_tokens: 12, completion_tokens: 8, total_tokens: 20 };

/** A completion as one JSON body. */
export function completionBody(answer: CompletionAnswer, request: RecordedRequest): object {
  return {
    ...completionHead(answer, request, 'chat.completion'),
    choices: answer.choices.map((choice, index) => ({
      index,
      message: {
        role: 'assistant',
        content: choice.text ?? null,
        refusal: choice.refusal ?? null,
        ...(choice.reasoning === undefined ? {} : { reasoning_content: choice.reasoning }),
        ...(choice.toolCalls === undefined ? {} : { tool_calls: choice.toolCalls.map(toolCallBody) }),
      },
      logprobs: null,
      finish_reason: finishReason(choice),
    })),
    usage: answer.usage ?? COMPLETION_USAGE,
    ...answer.fields,
  };
}

/** What a body and every chunk begin with. */
export function completionHead(answer: CompletionAnswer, request: RecordedRequest, object: string): object {
  const { id = 'chatcmpl-upstream', model = request.json.model } = answer;
  return { id, object, created: 1_700_000_000, model, system_fingerprint: 'fp_upstream' };
}

/** Why a choice ended, in the dialect's words. */
export const finishReason = (choice: AnsweredChoice): string =>
  choice.finishReason ?? (choice.toolCalls === undefined ? 'stop' : 'tool_calls');

const toolCallBody = (call: AnsweredToolCall): object => ({
  id: call.id,
  type: 'function',
  function: { name: call.name, arguments: call.arguments },
});
