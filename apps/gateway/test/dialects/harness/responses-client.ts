import OpenAI from 'openai';
import type { Way } from '../../harness/openai-client.js';
import { type Ask, loneText, maxTokensOf, type Piece, refuseFields, type ToolResult, type Turn } from './ask.js';
import { CLIENT_KEY, type ClientOptions, type DialectClient, type Sdk } from './dialect-client.js';
import { openaiErrorClass, readOpenaiError } from './openai-errors.js';
import type { Told } from './told.js';
import { watchedFetch } from './watched-fetch.js';

type Params = OpenAI.Responses.ResponseCreateParamsNonStreaming;
type InputItem = OpenAI.Responses.ResponseInputItem;
type Response = OpenAI.Responses.Response;
type OutputItem = Response['output'][number];

/** The openai SDK's `responses`; streams go through its helper that puts them together. */
export const RESPONSES_SDK: Sdk = {
  dialect: 'responses',
  create,
  idPrefix: 'resp_',
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
      const response = await respond(openai, { model, ...paramsOf(ask) }, way);
      return toldBy(response, watched.headers);
    },
  };
}

async function respond(openai: OpenAI, params: Params, way: Way): Promise<Response> {
  if (way === 'json') return openai.responses.create(params);
  const stream = openai.responses.stream({ ...params, stream: true });
  const numbers: number[] = [];
  stream.on('event', ({ sequence_number: number }) => void numbers.push(number));
  // A stream that breaks is numbered to its end, too.
  const [outcome] = await Promise.allSettled([stream.finalResponse()]);
  const isGapless = numbers.every((number, index) => number === index);
  if (!isGapless) throw new Error(`Events are numbered ${numbers.join(', ')}`);
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}

function toldBy(response: Response, headers: Headers): Told {
  const { id, model, output, output_text: text, usage } = response;
  return {
    text,
    reasoning: output.map(thoughtsOf).join(''),
    refusal: output.map(refusalOf).join(''),
    calls: output.flatMap((item) =>
      item.type === 'function_call'
        ? [{ id: item.call_id, name: item.name, input: JSON.parse(item.arguments) as unknown }]
        : [],
    ),
    finish: finishOf(response),
    usage: usage && {
      input: usage.input_tokens,
      output: usage.output_tokens,
      cachedInput: usage.input_tokens_details.cached_tokens,
      reasoning: usage.output_tokens_details.reasoning_tokens,
    },
    id,
    model,
    headers,
    own: output.map(withoutParsed),
  };
}

function finishOf({ status, incomplete_details: details, output }: Response): string {
  if (status === 'completed') return output.some(({ type }) => type === 'function_call') ? 'tool_calls' : 'stop';
  if (status !== 'incomplete') return `status ${status}`;
  return details?.reason === 'max_output_tokens' ? 'length' : String(details?.reason);
}

const thoughtsOf = (item: OutputItem): string =>
  item.type === 'reasoning' ? [...item.summary, ...(item.content ?? [])].map(({ text }) => text).join('') : '';

const refusalOf = (item: OutputItem): string =>
  item.type === 'message' ? item.content.map((part) => (part.type === 'refusal' ? part.refusal : '')).join('') : '';

/** The stream helper adds fields of its own, which its users take out again before they send an item back. */
function withoutParsed(item: OutputItem): InputItem {
  return JSON.parse(JSON.stringify(item, (name, value) => (name.startsWith('parsed') ? undefined : value)));
}

function paramsOf(ask: Ask): Omit<Params, 'model'> {
  const { system, turns, tools, mustCall, oneCall, schema, thinks, temperature } = ask;
  refuseFields(ask, ['stop', 'seed']);
  return {
    ...(system !== undefined && { instructions: system }),
    input: turns.flatMap(itemsOf),
    store: false,
    max_output_tokens: maxTokensOf(ask),
    ...(tools && { tools: tools.map((tool) => ({ type: 'function' as const, ...tool, strict: false })) }),
    ...(mustCall && { tool_choice: 'required' as const }),
    ...(oneCall && { parallel_tool_calls: false }),
    ...(schema && { text: { format: { type: 'json_schema' as const, name: 'answer', strict: true, schema } } }),
    ...(thinks && {
      reasoning: { effort: 'low' as const, summary: 'auto' as const },
      include: ['reasoning.encrypted_content' as const],
    }),
    ...(temperature !== undefined && { temperature }),
  };
}

function itemsOf(turn: Turn): InputItem[] {
  if ('user' in turn) return [{ role: 'user', content: loneText(turn.user) ?? turn.user.map(contentPart) }];
  if ('assistant' in turn) return [{ role: 'assistant', content: turn.assistant }];
  if ('told' in turn) return turn.told.own as InputItem[];
  return turn.results.map(resultItem);
}

const contentPart = (piece: Piece) =>
  'text' in piece
    ? { type: 'input_text' as const, text: piece.text }
    : { type: 'input_image' as const, detail: 'auto' as const, image_url: `data:image/png;base64,${piece.image}` };

const resultItem = ({ id, content }: ToolResult): InputItem => ({
  type: 'function_call_output',
  call_id: id,
  output: loneText(content) ?? content.map(contentPart),
});
