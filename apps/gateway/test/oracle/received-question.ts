import type { IncomingHttpHeaders } from 'node:http';
import type { Question, Turn } from './question.js';

interface ReceivedBody {
  readonly model: string;
  readonly messages?: readonly ReceivedTurn[];
  readonly input?: readonly ReceivedTurn[];
  readonly temperature?: number;
  readonly top_p?: number;
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
  readonly max_output_tokens?: number;
  readonly seed?: number;
  readonly stop?: string | readonly string[];
  readonly tools?: readonly { readonly name?: string; readonly function?: { readonly name: string } }[];
  readonly tool_choice?: unknown;
}

interface ReceivedTurn {
  readonly role: Turn['role'];
  readonly content: string | readonly { readonly text: string }[];
}

/** What a call upstream asks, read from what arrived there, in Chat Completions or as a Response. */
export function receivedQuestion(json: object, headers: IncomingHttpHeaders): Question {
  const body = json as ReceivedBody;
  const beta = headers['openai-beta'];
  return {
    model: body.model,
    conversation: (body.messages ?? body.input ?? []).map(({ role, content }) => ({ role, text: textOf(content) })),
    temperature: body.temperature,
    topP: body.top_p,
    maxTokens: body.max_tokens ?? body.max_completion_tokens ?? body.max_output_tokens,
    seed: body.seed,
    stop: typeof body.stop === 'object' ? body.stop.join(' ') : body.stop,
    tools: (body.tools ?? []).map((tool) => tool.name ?? tool.function?.name ?? ''),
    mustCallTool: body.tool_choice === 'required',
    beta: typeof beta === 'string' ? beta : undefined,
  };
}

const textOf = (content: ReceivedTurn['content']): string =>
  typeof content === 'string' ? content : content.map(({ text }) => text).join('');
