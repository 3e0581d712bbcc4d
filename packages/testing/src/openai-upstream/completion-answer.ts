import type { RecordedRequest } from '../upstream/recorded-request.js';
import type { Behaviour, ReplyPlan } from '../upstream/reply-plan.js';
import { completionBody } from './completion-body.js';
import { completionFrames } from './completion-frames.js';

/** A call the pretended model makes; `arguments` is JSON text. */
export interface AnsweredToolCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
}

/** What the pretended model says, once for each choice. */
export interface AnsweredChoice {
  /** Told as `reasoning_content`, as compatible servers do. */
  readonly reasoning?: string;
  readonly text?: string;
  readonly refusal?: string;
  readonly toolCalls?: readonly AnsweredToolCall[];
  /** `stop`, or `tool_calls` where there are any, when left out. */
  readonly finishReason?: string;
}

/** One chat completion, told as JSON or as a stream, whichever the request asks for. */
export interface CompletionAnswer {
  /** `chatcmpl-upstream` when left out. */
  readonly id?: string;
  /** The requested model when left out. */
  readonly model?: string;
  readonly choices: readonly AnsweredChoice[];
  readonly usage?: {
    readonly prompt_tokens: number;
    readonly completion_tokens: number;
    readonly total_tokens: number;
    readonly prompt_tokens_details?: Readonly<Record<string, number>>;
    readonly completion_tokens_details?: Readonly<Record<string, number>>;
  };
  /** Further fields of the body, and of every chunk. */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

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
