import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { framesOf, post, RICH_ANSWER } from '../../test/ask.js';
import type { ModelAnswer } from '../upstream/model-answer.js';
import type { Upstream } from '../upstream/upstream.js';
import { startResponsesUpstream } from './responses-upstream.js';

let upstream: Upstream;
beforeEach(async () => {
  upstream = await startResponsesUpstream();
});
afterEach(() => upstream.close());

const ask = (body: object = {}): Promise<Response> => post(upstream.url, { model: 'gpt-test', input: 'hi', ...body });

interface Told {
  readonly status: string;
  readonly output: readonly { readonly id: string; readonly type: string }[];
}
const whole = async (body: object = {}) => (await (await ask(body)).json()) as Told;
const streamed = async (answer: ModelAnswer, body: object = {}) => {
  upstream.say(answer);
  return framesOf(await (await ask({ stream: true, ...body })).text());
};

const OUTPUT = [
  { type: 'reasoning', summary: [{ type: 'summary_text', text: 'Let me think.' }], encrypted_content: 'c2lnbmVk' },
  {
    type: 'message',
    role: 'assistant',
    status: 'completed',
    content: [{ type: 'output_text', text: 'Hello there, you', annotations: [] }],
  },
  { type: 'function_call', call_id: 'call_a', name: 'one', arguments: '{"x":12345678901234567890}' },
  { type: 'function_call', call_id: 'call_b', name: 'two', arguments: '{}', status: 'completed' },
];
const USAGE = {
  input_tokens: 100,
  input_tokens_details: { cached_tokens: 30, cache_write_tokens: 10 },
  output_tokens: 50,
  output_tokens_details: { reasoning_tokens: 20 },
  total_tokens: 150,
};

describe('responses', () => {
  it('tells an answer as one response that repeats its request', async () => {
    upstream.say(RICH_ANSWER);
    const response = await ask({
      instructions: 'Be kind',
      temperature: 0.5,
      reasoning: { effort: 'low' },
      store: false,
    });
    expect(response.headers.get('x-request-id')).toBe('req_upstream');
    expect(response.headers.get('x-ratelimit-remaining-requests')).toBe('499');
    expect(await response.json()).toMatchObject({
      id: 'resp_upstream',
      object: 'response',
      status: 'completed',
      error: null,
      incomplete_details: null,
      instructions: 'Be kind',
      model: 'gpt-test',
      output: OUTPUT,
      parallel_tool_calls: true,
      reasoning: { effort: 'low', summary: null },
      store: false,
      temperature: 0.5,
      text: { format: { type: 'text' } },
      tool_choice: 'auto',
      tools: [],
      top_p: 1,
      usage: USAGE,
    });
  });

  it('numbers and names its events without a gap', async () => {
    const frames = await streamed(RICH_ANSWER);
    expect(frames.map(({ data }) => data.sequence_number)).toEqual(frames.map((_, index) => index));
    expect(frames.map(({ event }) => event)).toEqual(frames.map(({ data }) => data.type));
    const shape = frames.map(({ event }) => event?.replace('response.', '')).filter((one) => !one?.endsWith('.delta'));
    const call = ['output_item.added', 'function_call_arguments.done', 'output_item.done'];
    expect(shape).toEqual([
      'created',
      'in_progress',
      'output_item.added',
      'reasoning_summary_part.added',
      'reasoning_summary_text.done',
      'reasoning_summary_part.done',
      'output_item.done',
      'output_item.added',
      'content_part.added',
      'output_text.done',
      'content_part.done',
      'output_item.done',
      ...call,
      ...call,
      'completed',
    ]);
  });

  it('ends its stream with the response that would have come whole', async () => {
    upstream.say(RICH_ANSWER);
    const told = await whole();
    const frames = await streamed(RICH_ANSWER);
    expect(frames[0]?.data).toMatchObject({ response: { status: 'in_progress', output: [], usage: null } });
    const done = frames.filter(({ event }) => event === 'response.output_item.done');
    expect(done.map(({ data }) => data.item)).toEqual(told.output);
    expect(frames.at(-1)?.data.response).toEqual(told);
  });

  it('gives every delta to the item it is of', async () => {
    const frames = await streamed(RICH_ANSWER);
    const deltas = frames.filter(({ event }) => event?.endsWith('.delta')).map(({ data }) => data);
    const joined = (id: string) => deltas.flatMap(({ item_id, delta }) => (item_id === id ? [delta] : []));
    const told = frames.at(-1)?.data.response as Told | undefined;
    const [thought, message, call] = (told?.output ?? []).map(({ id }) => joined(id));
    expect([thought?.join(''), message?.join(''), call?.join('')]).toEqual([
      'Let me think.',
      'Hello there, you',
      '{"x":12345678901234567890}',
    ]);
    expect([thought, message, call].every((pieces) => (pieces?.length ?? 0) > 1)).toBe(true);
    expect(deltas.every((delta) => 'obfuscation' in delta)).toBe(true);
    const plain = await streamed(RICH_ANSWER, { stream_options: { include_obfuscation: false } });
    expect(plain.some(({ data }) => 'obfuscation' in data)).toBe(false);
  });

  it('tells a refusal beside a text in the same message', async () => {
    const refused: ModelAnswer = { content: ['Well.', { type: 'refusal', text: 'I cannot.' }] };
    const frames = await streamed(refused);
    expect(frames.at(-1)?.data).toMatchObject({
      type: 'response.completed',
      response: { output: [{ content: [{ text: 'Well.' }, { type: 'refusal', refusal: 'I cannot.' }] }] },
    });
    const deltas = frames.filter(({ event }) => event === 'response.refusal.delta').map(({ data }) => data);
    expect(deltas.map(({ content_index }) => content_index)).toEqual([1, 1]);
    expect(deltas.map(({ delta }) => delta).join('')).toBe('I cannot.');
  });

  it.each([
    ['length', 'max_output_tokens'],
    ['content_filter', 'content_filter'],
  ] as const)('is incomplete for %s', async (finish, reason) => {
    const frames = await streamed({ content: ['Hello'], finish });
    expect(frames.at(-1)).toMatchObject({
      event: 'response.incomplete',
      data: {
        response: { status: 'incomplete', incomplete_details: { reason }, output: [{ status: 'incomplete' }] },
      },
    });
  });
});

describe('what nobody scripted', () => {
  const schema = { type: 'object', properties: { city: { type: 'string' } } };
  const tools = [
    { type: 'function', name: 'weather', parameters: schema },
    { type: 'function', name: 'time', parameters: {} },
  ];

  it('calls the offered functions, and none once their results are there', async () => {
    expect((await whole({ tools })).output).toMatchObject([
      { type: 'function_call', call_id: 'call_0', name: 'weather', arguments: '{"city":"text"}' },
      { type: 'function_call', call_id: 'call_1', name: 'time' },
    ]);
    expect((await whole({ tools, parallel_tool_calls: false })).output).toHaveLength(1);
    const only = { type: 'function', name: 'time' };
    expect((await whole({ tools, tool_choice: only })).output).toMatchObject([{ name: 'time' }]);
    const input = [
      { role: 'user', content: [{ type: 'input_text', text: 'hi there' }] },
      { type: 'function_call_output', call_id: 'call_0', output: 'sunny' },
    ];
    const said = { content: [{ text: 'You said: hi there' }] };
    expect((await whole({ tools, input })).output).toMatchObject([said]);
  });

  it('gives an instance of the schema', async () => {
    const text = { format: { type: 'json_schema', name: 'w', schema } };
    expect((await whole({ text })).output).toMatchObject([{ content: [{ text: '{"city":"text"}' }] }]);
  });

  it('counts tokens, embeds, and knows no chat completions', async () => {
    const counted = await post(`${upstream.url}/input_tokens`, { model: 'gpt-test', input: 'hi' });
    expect(await counted.json()).toEqual({ object: 'response.input_tokens', input_tokens: 12 });
    const base = upstream.url.replace('/responses', '');
    expect((await post(`${base}/embeddings`, { model: 'e', input: 'a' })).status).toBe(200);
    const unknown = await post(`${base}/chat/completions`, {});
    expect([unknown.status, await unknown.json()]).toMatchObject([404, { error: { code: 'unknown_url' } }]);
    expect(upstream.requests.map(({ path }) => path)).toEqual(['/v1/responses/input_tokens', '/v1/embeddings']);
  });
});
