import type { RecordedRequest } from '../upstream/recorded-request.js';
import type { Behaviour, ReplyPlan } from '../upstream/reply-plan.js';
import type { AnsweredChoice, AnsweredToolCall, CompletionAnswer } from './answered-completion.js';
import { completionBody } from './completion-body.js';
import { completionFrames } from './completion-frames.js';

/** Answers a chat completion in the shape the request asks for: JSON or SSE, with a usage frame where one is wanted. */
export function completionAnswer(answer: CompletionAnswer): Behaviour {
  return (request) => (request.json.stream === true ? streamed(answer, request) : whole(answer, request));
}

/** Says `text`, once for each of the request's `n` choices. */
export function textAnswer(text: string, more: Omit<CompletionAnswer, 'choices'> = {}): Behaviour {
  return (request) => completionAnswer({ ...more, choices: forEachChoice({ text }, request) })(request);
}

/** The same choice for each of the request's `n`. */
export function forEachChoice(choice: AnsweredChoice, { json }: RecordedRequest): readonly AnsweredChoice[] {
  return Array.from({ length: typeof json.n === 'number' ? json.n : 1 }, () => choice);
}

/** Calls tools, all in one turn. */
export function toolCallsAnswer(...toolCalls: readonly AnsweredToolCall[]): Behaviour {
  return completionAnswer({ choices: [{ toolCalls }] });
}

function whole(answer: CompletionAnswer, request: RecordedRequest): ReplyPlan {
  const headers = { 'content-type': 'application/json', 'x-request-id': 'req-upstream', ...answer.headers };
  const body = JSON.stringify(completionBody(answer, request));
  return { status: 200, headers, chunks: [Buffer.from(body)], ending: 'complete' };
}

function streamed(answer: CompletionAnswer, request: RecordedRequest): ReplyPlan {
  const headers = {
    'content-type': 'text/event-stream; charset=utf-8',
    'x-request-id': 'req-upstream',
    ...answer.headers,
  };
  const chunks = completionFrames(answer, request).map((frame) => Buffer.from(frame));
  return { status: 200, headers, chunks, ending: 'complete' };
}
