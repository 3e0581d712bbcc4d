import {
  ApiError,
  type Content,
  FunctionCallingConfigMode,
  type GenerateContentConfig,
  type GenerateContentParameters,
  type GenerateContentResponse,
  GoogleGenAI,
  type Part,
} from '@google/genai';
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
import { CLIENT_KEY, type ClientOptions, type DialectClient, type Sdk, type ToldError } from './dialect-client.js';
import type { Told } from './told.js';
import { watchedFetch } from './watched-fetch.js';

/** Google's SDK. It has no helper that puts a stream together: its users do it themselves. */
export const GEMINI_SDK: Sdk = { dialect: 'gemini', create, idPrefix: '', errorClass: () => ApiError, readError };

/** The SDK puts the body, or the chunk, into the message. */
function readError(error: unknown): ToldError {
  if (!(error instanceof ApiError)) throw new Error('Not an error of the SDK', { cause: error });
  const body = JSON.parse(error.message.slice(error.message.indexOf('{'))) as {
    readonly error: { readonly code: number; readonly message: string; readonly status: string };
  };
  if (body.error.code !== error.status) throw new Error(`The body says ${body.error.code}`);
  return { status: error.status, message: body.error.message, word: body.error.status };
}

function create({ url, model, headers }: ClientOptions): DialectClient {
  const watched = watchedFetch();
  const { models } = new GoogleGenAI({
    apiKey: CLIENT_KEY,
    httpOptions: { baseUrl: url, headers, fetch: watched.fetch },
  });
  return {
    get headers() {
      return watched.headers;
    },
    tell: async (ask, way) => {
      const params: GenerateContentParameters = { model, contents: ask.turns.map(contentOf), config: configOf(ask) };
      if (way === 'json') return toldBy([await models.generateContent(params)], watched.headers);
      const chunks: GenerateContentResponse[] = [];
      for await (const chunk of await models.generateContentStream(params)) chunks.push(chunk);
      return toldBy(chunks, watched.headers);
    },
  };
}

const FINISHES: Readonly<Record<string, string>> = { STOP: 'stop', MAX_TOKENS: 'length', SAFETY: 'content_filter' };

/** What chunks say together; a whole answer is one chunk. */
function toldBy(chunks: readonly GenerateContentResponse[], headers: Headers): Told {
  const [candidate, ...others] = chunks.map(({ candidates }) => candidates?.[0]).filter((one) => one !== undefined);
  const parts = [candidate, ...others].flatMap((one) => one?.content?.parts ?? []);
  const ended = [candidate, ...others].findLast((one) => one?.finishReason !== undefined)?.finishReason;
  const finish =
    ended ?? chunks.find(({ promptFeedback }) => promptFeedback !== undefined)?.promptFeedback?.blockReason;
  const calls = parts.flatMap(({ functionCall }) => (functionCall === undefined ? [] : [functionCall]));
  const usage = chunks.findLast(({ usageMetadata }) => usageMetadata !== undefined)?.usageMetadata;
  const thoughts = usage?.thoughtsTokenCount;
  return {
    text: parts.map((part) => (part.thought === true ? '' : (part.text ?? ''))).join(''),
    reasoning: parts.map((part) => (part.thought === true ? (part.text ?? '') : '')).join(''),
    refusal: '',
    calls: calls.map(({ id = '', name = '', args }) => ({ id, name, input: args })),
    finish: finish === 'STOP' && calls.length > 0 ? 'tool_calls' : (FINISHES[String(finish)] ?? String(finish)),
    usage: usage && {
      input: (usage.promptTokenCount ?? 0) + (usage.toolUsePromptTokenCount ?? 0),
      output: (usage.candidatesTokenCount ?? 0) + (thoughts ?? 0),
      cachedInput: usage.cachedContentTokenCount ?? 0,
      reasoning: thoughts,
    },
    id: chunks[0]?.responseId ?? '',
    model: chunks[0]?.modelVersion ?? '',
    headers,
    own: parts,
  };
}

function configOf(ask: Ask): GenerateContentConfig {
  const { system, tools, mustCall, schema, thinks, temperature, seed, stop } = ask;
  refuseFields(ask, ['oneCall']);
  return {
    maxOutputTokens: maxTokensOf(ask),
    ...(system !== undefined && { systemInstruction: system }),
    ...(tools && {
      tools: [
        {
          functionDeclarations: tools.map(({ name, description, parameters }) => ({
            name,
            description,
            parametersJsonSchema: parameters,
          })),
        },
      ],
    }),
    ...(mustCall && { toolConfig: { functionCallingConfig: { mode: FunctionCallingConfigMode.ANY } } }),
    ...(schema && { responseMimeType: 'application/json', responseJsonSchema: schema }),
    ...(thinks && { thinkingConfig: { thinkingBudget: THINKING_TOKENS, includeThoughts: true } }),
    ...(temperature !== undefined && { temperature }),
    ...(seed !== undefined && { seed }),
    ...(stop && { stopSequences: [...stop] }),
  };
}

function contentOf(turn: Turn): Content {
  if ('user' in turn) return { role: 'user', parts: turn.user.map(part) };
  if ('assistant' in turn) return { role: 'model', parts: [{ text: turn.assistant }] };
  if ('told' in turn) return { role: 'model', parts: turn.told.own as Part[] };
  return { role: 'user', parts: turn.results.map(resultPart) };
}

const part = (piece: Piece): Part =>
  'text' in piece ? { text: piece.text } : { inlineData: { mimeType: 'image/png', data: piece.image } };

/** The SDK's users wrap what a tool says themselves; `output` and `error` are the keys that Google names. */
function resultPart({ id, name, content, isError }: ToolResult): Part {
  const text = loneText(content) ?? content.map((piece) => ('text' in piece ? piece.text : '')).join('');
  const images = content.flatMap((piece) => ('image' in piece ? [piece.image] : []));
  return {
    functionResponse: {
      ...(id !== '' && { id }),
      name,
      response: isError === true ? { error: text } : { output: text },
      ...(images.length > 0 && { parts: images.map((data) => ({ inlineData: { mimeType: 'image/png', data } })) }),
    },
  };
}
