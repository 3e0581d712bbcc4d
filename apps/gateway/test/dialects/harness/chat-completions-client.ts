import OpenAI from 'openai';
import type { Way } from '../../harness/openai-client.js';
import { type Ask, loneText, maxTokensOf, type Piece, type ToolResult, type Turn } from './ask.js';
import { CLIENT_KEY, type ClientOptions, type DialectClient, type Sdk } from './dialect-client.js';
import { openaiErrorClass, readOpenaiError } from './openai-errors.js';
import type { Told } from './told.js';
import { watchedFetch } from './watched-fetch.js';

type Message = OpenAI.ChatCompletionMessageParam;
type Params = OpenAI.ChatCompletionCreateParamsNonStreaming;

/** The openai SDK's `chat.completions`; streams go through its helper that puts them together. */
export const CHAT_COMPLETIONS_SDK: Sdk = {
  dialect: 'openai',
  create,
  idPrefix: 'chatcmpl-',
  errorClass: openaiErrorClass,
  readError: readOpenaiError,
};

function create({ url, model, headers }: ClientOptions): DialectClient {
  const watched = watchedFetch();
  const openai = new OpenAI({
    apiKey: CLIENT_KEY,
    baseURL: `${url}/v1`,
    maxRetries: 0,
    defaultHeaders: headers,
    fetch: watched.fetch,
  });
  return {
    get headers() {
      return watched.headers;
    },
    tell: async (ask, way) => {
      const said = await complete(openai, { model, ...paramsOf(ask) }, way);
      return toldBy(said, watched.headers);
    },
  };
}

interface Said {
  readonly completion: OpenAI.ChatCompletion;
  /** Not a field that the SDK knows; its users read it all the same. */
  readonly reasoning: string;
}

const reasoningOf = (holder: object | undefined): string =>
  String((holder as { readonly reasoning_content?: string | null } | undefined)?.reasoning_content ?? '');

async function complete(openai: OpenAI, params: Params, way: Way): Promise<Said> {
  if (way === 'json') {
    const completion = await openai.chat.completions.create(params);
    return { completion, reasoning: reasoningOf(completion.choices[0]?.message) };
  }
  let reasoning = '';
  const stream = openai.chat.completions.stream({ ...params, stream: true, stream_options: { include_usage: true } });
  stream.on('chunk', ({ choices }) => {
    reasoning += reasoningOf(choices[0]?.delta);
  });
  return { completion: await stream.finalChatCompletion(), reasoning };
}

function toldBy({ completion, reasoning }: Said, headers: Headers): Told {
  const { id, model, usage, choices } = completion;
  const [choice] = choices;
  if (choice === undefined || choices.length > 1) throw new Error(`${choices.length} choices`);
  const { content, refusal, tool_calls: calls = [] } = choice.message;
  return {
    text: content ?? '',
    reasoning,
    refusal: refusal ?? '',
    calls: calls.map((call) => {
      if (call.type !== 'function') throw new Error(`A call of type ${call.type}`);
      return { id: call.id, name: call.function.name, input: JSON.parse(call.function.arguments) };
    }),
    finish: choice.finish_reason,
    usage: usage && {
      input: usage.prompt_tokens,
      output: usage.completion_tokens,
      cachedInput: usage.prompt_tokens_details?.cached_tokens ?? 0,
      reasoning: usage.completion_tokens_details?.reasoning_tokens,
    },
    id,
    model,
    headers,
    own: choice.message,
  };
}

function paramsOf(ask: Ask): Omit<Params, 'model'> {
  const { system, turns, tools, mustCall, oneCall, schema, thinks, temperature, seed, stop } = ask;
  return {
    messages: [
      ...(system === undefined ? [] : [{ role: 'system' as const, content: system }]),
      ...turns.flatMap(messagesOf),
    ],
    max_completion_tokens: maxTokensOf(ask),
    ...(tools && { tools: tools.map((tool) => ({ type: 'function' as const, function: { ...tool } })) }),
    ...(mustCall && { tool_choice: 'required' as const }),
    ...(oneCall && { parallel_tool_calls: false }),
    ...(seed !== undefined && { seed }),
    ...(schema && {
      response_format: { type: 'json_schema' as const, json_schema: { name: 'answer', strict: true, schema } },
    }),
    ...(thinks && { reasoning_effort: 'low' as const }),
    ...(temperature !== undefined && { temperature }),
    ...(stop && { stop: [...stop] }),
  };
}

function messagesOf(turn: Turn): Message[] {
  if ('user' in turn) return [{ role: 'user', content: contentOf(turn.user) }];
  if ('assistant' in turn) return [{ role: 'assistant', content: turn.assistant }];
  if ('told' in turn) return [turn.told.own as Message];
  return turn.results.map(resultMessage);
}

const contentOf = (pieces: readonly Piece[]) => loneText(pieces) ?? pieces.map(contentPart);

const contentPart = (piece: Piece): OpenAI.ChatCompletionContentPart =>
  'text' in piece
    ? { type: 'text', text: piece.text }
    : { type: 'image_url', image_url: { url: `data:image/png;base64,${piece.image}` } };

function resultMessage({ id, content }: ToolResult): Message {
  const text = loneText(content);
  if (text === undefined) throw new Error('Chat Completions takes one text from a tool');
  return { role: 'tool', tool_call_id: id, content: text };
}
