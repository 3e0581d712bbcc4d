import OpenAI from 'openai';
import { type Said, saidByChunks, saidByReply } from './said.js';
import type { TestGateway } from './test-gateway.js';

/** The official SDK in front of a gateway. */
export interface OpenaiClient {
  readonly openai: OpenAI;
  /** The body of every request that the SDK sent, in order. */
  readonly sent: readonly string[];
}

/** What the client calls its own key; the gateway must keep it to itself. */
export const CLIENT_KEY = 'sk-of-the-client';

/** The SDK as its users configure it; it retries nothing unless told to. */
export function openaiClient(gateway: TestGateway, options: { readonly maxRetries?: number } = {}): OpenaiClient {
  const sent: string[] = [];
  const openai = new OpenAI({
    apiKey: CLIENT_KEY,
    baseURL: `${gateway.url}/v1`,
    maxRetries: options.maxRetries ?? 0,
    fetch: (url, init) => {
      if (typeof init?.body === 'string') sent.push(init.body);
      return fetch(url, init);
    },
  });
  return { openai, sent };
}

export type ChatParams = Omit<OpenAI.ChatCompletionCreateParamsNonStreaming, 'stream'>;

export const WAYS = ['json', 'stream'] as const;
export type Way = (typeof WAYS)[number];

/** An answer as the SDK handed it over. */
export interface Asked {
  readonly said: Said;
  /** The answer's id; all chunks of a stream have the same. */
  readonly ids: ReadonlySet<string>;
  readonly headers: Headers;
}

/** Asks for an answer one way or the other; a stream with its usage. */
export function ask(
  { openai }: OpenaiClient,
  params: ChatParams,
  { way, headers = {} }: { readonly way: Way; readonly headers?: Readonly<Record<string, string>> },
): Promise<Asked> {
  return way === 'json' ? askJson(openai, params, headers) : askStream(openai, params, headers);
}

type RequestHeaders = Readonly<Record<string, string>>;

async function askJson(openai: OpenAI, params: ChatParams, headers: RequestHeaders): Promise<Asked> {
  const { data, response } = await openai.chat.completions.create(params, { headers }).withResponse();
  return { said: saidByReply(data), ids: new Set([data.id]), headers: response.headers };
}

async function askStream(openai: OpenAI, params: ChatParams, headers: RequestHeaders): Promise<Asked> {
  const streamed = { ...params, stream: true, stream_options: { include_usage: true } } as const;
  const { data, response } = await openai.chat.completions.create(streamed, { headers }).withResponse();
  const chunks: OpenAI.ChatCompletionChunk[] = [];
  for await (const chunk of data) chunks.push(chunk);
  return { said: saidByChunks(chunks), ids: new Set(chunks.map(({ id }) => id)), headers: response.headers };
}
