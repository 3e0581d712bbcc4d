import { halves, words } from '../upstream/pieces.js';
import { objectOf } from '../upstream/read-json.js';
import type { RecordedRequest } from '../upstream/recorded-request.js';
import type { AnsweredChoice, AnsweredToolCall, CompletionAnswer } from './answered-completion.js';
import { COMPLETION_USAGE, completionHead, finishReason } from './completion-body.js';

/** A completion as the frames of an event stream, with a usage frame where the request wants one. */
export function completionFrames(answer: CompletionAnswer, request: RecordedRequest): readonly string[] {
  const head = completionHead(answer, request, 'chat.completion.chunk');
  const frame = (rest: object): string => `data: ${JSON.stringify({ ...head, ...rest })}\n\n`;
  const frames = answer.choices.flatMap((choice, index) =>
    choiceDeltas(choice).map(([delta, finish_reason = null]) =>
      frame({ choices: [{ index, delta, logprobs: null, finish_reason }], ...answer.fields }),
    ),
  );
  if (wantsUsage(request)) {
    frames.push(frame({ choices: [], ...answer.fields, usage: answer.usage ?? COMPLETION_USAGE }));
  }
  return [...frames, 'data: [DONE]\n\n'];
}

/** The request wants to be told the usage at the end of a stream. */
export const wantsUsage = ({ json }: RecordedRequest): boolean => objectOf(json.stream_options).include_usage === true;

/** What a choice adds chunk by chunk, each with the finish reason where it is the last. */
function choiceDeltas(choice: AnsweredChoice): readonly (readonly [delta: object, finish?: string])[] {
  const { reasoning = '', text = '', refusal = '', toolCalls } = choice;
  const deltas: object[] = [
    { role: 'assistant', content: toolCalls === undefined ? '' : null, refusal: null },
    ...words(reasoning).map((reasoning_content) => ({ reasoning_content })),
    ...words(text).map((content) => ({ content })),
    ...words(refusal).map((piece) => ({ refusal: piece })),
    ...(toolCalls ?? []).flatMap((call, index) => toolCallDeltas(call, index).map((one) => ({ tool_calls: [one] }))),
  ];
  return [...deltas.map((delta) => [delta] as const), [{}, finishReason(choice)]];
}

/** The call's opening and its arguments in two pieces. */
function toolCallDeltas(call: AnsweredToolCall, index: number): readonly object[] {
  return [
    { index, id: call.id, type: 'function', function: { name: call.name, arguments: '' } },
    ...halves(call.arguments).map((piece) => ({ index, function: { arguments: piece } })),
  ];
}
