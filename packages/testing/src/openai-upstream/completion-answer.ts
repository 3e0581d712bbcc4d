import type { RecordedRequest } from './recorded-request.js';
import type { Behaviour, ReplyPlan } from './reply-plan.js';

/** A call the pretended model makes; `arguments` is JSON text. */
export interface AnsweredToolCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
}

/** What the pretended model says, once for each choice. */
export interface AnsweredChoice {
  readonly text?: string;
  readonly toolCalls?: readonly AnsweredToolCall[];
  /** `stop`, or `tool_calls` where there are any, when left out. */
  readonly finishReason?: string;
}

/** One chat completion, told as JSON or as a stream, whichever the request asks for. */
export interface CompletionAnswer {
  /** The requested model when left out. */
  readonly model?: string;
  readonly choices: readonly AnsweredChoice[];
  readonly usage?: {
    readonly prompt_tokens: number;
    readonly completion_tokens: number;
    readonly total_tokens: number;
  };
  readonly headers?: Readonly<Record<string, string>>;
}

const USAGE = { prompt_tokens: 12, completion_tokens: 8, total_tokens: 20 };
const IDENTITY = { id: 'chatcmpl-upstream', created: 1_700_000_000 };

/** Answers a chat completion in the shape the request asks for: JSON or SSE, with a usage frame where one is wanted. */
export function completionAnswer(answer: CompletionAnswer): Behaviour {
  return (request) => (request.json.stream === true ? streamed(answer, request) : whole(answer, request));
}

/** Says `text`, once for each of the request's `n` choices. */
export function textAnswer(text: string, more: Omit<CompletionAnswer, 'choices'> = {}): Behaviour {
  return (request) => {
    const count = typeof request.json.n === 'number' ? request.json.n : 1;
    return completionAnswer({ ...more, choices: Array.from({ length: count }, () => ({ text })) })(request);
  };
}

/** Calls tools, all in one turn. */
export function toolCallsAnswer(...toolCalls: readonly AnsweredToolCall[]): Behaviour {
  return completionAnswer({ choices: [{ toolCalls }] });
}

function whole(answer: CompletionAnswer, request: RecordedRequest): ReplyPlan {
  const body = {
    ...head(answer, request, 'chat.completion'),
    choices: answer.choices.map((choice, index) => ({
      index,
      message: {
        role: 'assistant',
        content: choice.text ?? null,
        refusal: null,
        ...(choice.toolCalls === undefined ? {} : { tool_calls: choice.toolCalls.map(toolCallBody) }),
      },
      logprobs: null,
      finish_reason: finishReason(choice),
    })),
    usage: answer.usage ?? USAGE,
  };
  const headers = { 'content-type': 'application/json', 'x-request-id': 'req-upstream', ...answer.headers };
  return { status: 200, headers, chunks: [Buffer.from(JSON.stringify(body))], ending: 'complete' };
}

function streamed(answer: CompletionAnswer, request: RecordedRequest): ReplyPlan {
  const chunk = (rest: object): string =>
    `data: ${JSON.stringify({ ...head(answer, request, 'chat.completion.chunk'), ...rest })}\n\n`;
  const choiceChunk = (index: number, delta: object, finish: string | null = null): string =>
    chunk({ choices: [{ index, delta, logprobs: null, finish_reason: finish }] });
  const frames = answer.choices.flatMap((choice, index) => [
    choiceChunk(index, { role: 'assistant', content: choice.toolCalls === undefined ? '' : null, refusal: null }),
    ...words(choice.text ?? '').map((content) => choiceChunk(index, { content })),
    ...(choice.toolCalls ?? []).flatMap((call, position) =>
      toolCallDeltas(call, position).map((delta) => choiceChunk(index, { tool_calls: [delta] })),
    ),
    choiceChunk(index, {}, finishReason(choice)),
  ]);
  if (wantsUsage(request)) frames.push(chunk({ choices: [], usage: answer.usage ?? USAGE }));
  frames.push('data: [DONE]\n\n');
  const headers = {
    'content-type': 'text/event-stream; charset=utf-8',
    'x-request-id': 'req-upstream',
    ...answer.headers,
  };
  return { status: 200, headers, chunks: frames.map((frame) => Buffer.from(frame)), ending: 'complete' };
}

function head(answer: CompletionAnswer, request: RecordedRequest, object: string): object {
  const { id, created } = IDENTITY;
  return { id, object, created, model: answer.model ?? request.json.model, system_fingerprint: 'fp_upstream' };
}

const finishReason = (choice: AnsweredChoice): string =>
  choice.finishReason ?? (choice.toolCalls === undefined ? 'stop' : 'tool_calls');

const toolCallBody = (call: AnsweredToolCall): object => ({
  id: call.id,
  type: 'function',
  function: { name: call.name, arguments: call.arguments },
});

/** The call's opening and its arguments in two pieces. */
function toolCallDeltas(call: AnsweredToolCall, index: number): readonly object[] {
  const middle = Math.ceil(call.arguments.length / 2);
  return [
    { index, id: call.id, type: 'function', function: { name: call.name, arguments: '' } },
    { index, function: { arguments: call.arguments.slice(0, middle) } },
    { index, function: { arguments: call.arguments.slice(middle) } },
  ];
}

/** The text in pieces that join to it again. */
const words = (text: string): readonly string[] => text.match(/\s*\S+\s*$|\s*\S+/g) ?? [];

function wantsUsage(request: RecordedRequest): boolean {
  const options = request.json.stream_options;
  return (
    typeof options === 'object' && options !== null && 'include_usage' in options && options.include_usage === true
  );
}
