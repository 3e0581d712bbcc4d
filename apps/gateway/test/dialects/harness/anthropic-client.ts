import Anthropic from '@anthropic-ai/sdk';
import type { Way } from '../../harness/openai-client.js';
import {
  type Ask,
  loneText,
  maxTokensOf,
  type Piece,
  refuseFields,
  THINKING_TOKENS,
  type ToolResult,
  type Turn,
} from './ask.js';
import {
  CLIENT_KEY,
  type ClientOptions,
  type DialectClient,
  type ErrorClass,
  type Sdk,
  type ToldError,
} from './dialect-client.js';
import type { Told } from './told.js';
import { watchedFetch } from './watched-fetch.js';

type Params = Anthropic.MessageCreateParamsNonStreaming;

const ERROR_CLASSES: Readonly<Record<number, ErrorClass>> = {
  400: Anthropic.BadRequestError,
  401: Anthropic.AuthenticationError,
  403: Anthropic.PermissionDeniedError,
  404: Anthropic.NotFoundError,
  429: Anthropic.RateLimitError,
};

/** Anthropic's SDK; streams go through its helper that puts them together. */
export const ANTHROPIC_SDK: Sdk = {
  dialect: 'anthropic',
  create,
  idPrefix: 'msg_',
  errorClass: (status) => ERROR_CLASSES[status] ?? Anthropic.InternalServerError,
  readError,
};

function readError(error: unknown): ToldError {
  if (!(error instanceof Anthropic.APIError)) throw new Error('Not an error of the SDK', { cause: error });
  const { error: told } = error.error as { readonly error: { readonly type: string; readonly message: string } };
  return { status: error.status, message: told.message, word: told.type };
}

function create({ url, model, headers }: ClientOptions): DialectClient {
  const watched = watchedFetch();
  const anthropic = new Anthropic({
    apiKey: CLIENT_KEY,
    baseURL: url,
    maxRetries: 0,
    defaultHeaders: headers,
    fetch: watched.fetch,
  });
  return {
    get headers() {
      return watched.headers;
    },
    tell: async (ask, way) => {
      const message = await complete(anthropic, { model, ...paramsOf(ask) }, way);
      return toldBy(message, watched.headers);
    },
  };
}

const complete = (anthropic: Anthropic, params: Params, way: Way): Promise<Anthropic.Message> =>
  way === 'json' ? anthropic.messages.create(params) : anthropic.messages.stream(params).finalMessage();

const FINISHES: Readonly<Record<string, string>> = {
  end_turn: 'stop',
  stop_sequence: 'stop',
  tool_use: 'tool_calls',
  max_tokens: 'length',
  refusal: 'content_filter',
};

function toldBy({ id, model, content, stop_reason: reason, usage }: Anthropic.Message, headers: Headers): Told {
  const cached = usage.cache_read_input_tokens ?? 0;
  return {
    text: content.map((block) => (block.type === 'text' ? block.text : '')).join(''),
    reasoning: content.map((block) => (block.type === 'thinking' ? block.thinking : '')).join(''),
    refusal: '',
    calls: content.flatMap((block) =>
      block.type === 'tool_use' ? [{ id: block.id, name: block.name, input: block.input }] : [],
    ),
    finish: FINISHES[String(reason)] ?? String(reason),
    usage: {
      input: usage.input_tokens + cached + (usage.cache_creation_input_tokens ?? 0),
      output: usage.output_tokens,
      cachedInput: cached,
      reasoning: usage.output_tokens_details?.thinking_tokens,
    },
    id,
    model,
    headers,
    own: content,
  };
}

function paramsOf(ask: Ask): Omit<Params, 'model'> {
  const { system, turns, tools, mustCall, oneCall, schema, thinks, stop } = ask;
  refuseFields(ask, ['temperature', 'seed']);
  return {
    ...(system !== undefined && { system }),
    messages: turns.map(messageOf),
    max_tokens: maxTokensOf(ask),
    ...(tools && {
      tools: tools.map(({ name, description, parameters }) => ({
        name,
        description,
        input_schema: parameters as Anthropic.Tool.InputSchema,
      })),
    }),
    ...(mustCall && { tool_choice: { type: 'any' as const } }),
    ...(oneCall && { tool_choice: { type: 'auto' as const, disable_parallel_tool_use: true } }),
    ...(schema && { output_config: { format: { type: 'json_schema' as const, schema } } }),
    ...(thinks && { thinking: { type: 'enabled' as const, budget_tokens: THINKING_TOKENS } }),
    ...(stop && { stop_sequences: [...stop] }),
  };
}

function messageOf(turn: Turn): Anthropic.MessageParam {
  if ('user' in turn) return { role: 'user', content: loneText(turn.user) ?? turn.user.map(block) };
  if ('assistant' in turn) return { role: 'assistant', content: turn.assistant };
  if ('told' in turn) return { role: 'assistant', content: turn.told.own as Anthropic.ContentBlockParam[] };
  return { role: 'user', content: turn.results.map(resultBlock) };
}

const block = (piece: Piece): Anthropic.TextBlockParam | Anthropic.ImageBlockParam =>
  'text' in piece
    ? { type: 'text', text: piece.text }
    : { type: 'image', source: { type: 'base64', media_type: 'image/png', data: piece.image } };

const resultBlock = ({ id, content, isError }: ToolResult): Anthropic.ToolResultBlockParam => ({
  type: 'tool_result',
  tool_use_id: id,
  content: loneText(content) ?? content.map(block),
  ...(isError && { is_error: true }),
});
