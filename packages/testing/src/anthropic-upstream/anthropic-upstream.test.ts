import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { framesOf, post, RICH_ANSWER } from '../../test/ask.js';
import type { Upstream } from '../upstream/upstream.js';
import { startAnthropicUpstream } from './anthropic-upstream.js';

let upstream: Upstream;
beforeEach(async () => {
  upstream = await startAnthropicUpstream();
});
afterEach(() => upstream.close());

const ask = (body: object = {}): Promise<Response> =>
  post(`${upstream.url}/v1/messages?beta=true`, {
    model: 'claude-test',
    max_tokens: 100,
    messages: [{ role: 'user', content: 'hi' }],
    ...body,
  });
const streamed = async () => framesOf(await (await ask({ stream: true })).text());
const deltasOf = async (type: string) =>
  (await streamed()).map(({ data }) => data).filter(({ delta }) => (delta as { type?: string })?.type === type);

const USAGE = {
  input_tokens: 60,
  cache_creation_input_tokens: 10,
  cache_read_input_tokens: 30,
  output_tokens: 50,
  output_tokens_details: { thinking_tokens: 20 },
};

describe('messages', () => {
  it('tells an answer as one message whose input leaves out the cache', async () => {
    upstream.say(RICH_ANSWER);
    const response = await ask();
    expect(response.headers.get('request-id')).toBe('req_upstream');
    expect(response.headers.get('anthropic-ratelimit-requests-remaining')).toBe('49');
    const text = await response.text();
    expect(text).toContain('"input":{"x":12345678901234567890}');
    expect(JSON.parse(text)).toMatchObject({
      id: 'msg_upstream',
      type: 'message',
      role: 'assistant',
      model: 'claude-test',
      content: [
        { type: 'thinking', thinking: 'Let me think.', signature: 'c2lnbmVk' },
        { type: 'text', text: 'Hello there, you' },
        { type: 'tool_use', id: 'call_a', name: 'one' },
        { type: 'tool_use', id: 'call_b', name: 'two', input: {} },
      ],
      stop_reason: 'tool_use',
      stop_sequence: null,
      usage: USAGE,
    });
  });

  it('streams it as named events, block after block, with a ping once the first block is open', async () => {
    upstream.say(RICH_ANSWER);
    const frames = await streamed();
    expect(frames.map(({ event }) => event)).toEqual(frames.map(({ data }) => data.type));
    expect(frames.map(({ event }) => event).filter((event) => event !== 'content_block_delta')).toEqual([
      'message_start',
      'content_block_start',
      'ping',
      'content_block_stop',
      ...Array.from({ length: 3 }, () => ['content_block_start', 'content_block_stop']).flat(),
      'message_delta',
      'message_stop',
    ]);
    expect(frames[0]?.data).toMatchObject({
      message: { content: [], stop_reason: null, usage: { ...USAGE, output_tokens: 1 } },
    });
    expect(frames.at(-2)?.data).toEqual({
      type: 'message_delta',
      delta: { stop_reason: 'tool_use', stop_sequence: null, stop_details: null },
      usage: USAGE,
    });
  });

  it('cuts texts, thoughts and arguments into several deltas of their block', async () => {
    upstream.say(RICH_ANSWER, RICH_ANSWER, RICH_ANSWER, RICH_ANSWER);
    const texts = await deltasOf('text_delta');
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.map(({ index }) => index)).toEqual(texts.map(() => 1));
    expect(texts.map(({ delta }) => (delta as { text: string }).text).join('')).toBe('Hello there, you');
    const thoughts = await deltasOf('thinking_delta');
    expect(thoughts.map(({ delta }) => (delta as { thinking: string }).thinking).join('')).toBe('Let me think.');
    expect(await deltasOf('signature_delta')).toMatchObject([{ index: 0, delta: { signature: 'c2lnbmVk' } }]);
    const inputs = (await deltasOf('input_json_delta')).filter(({ index }) => index === 2);
    expect(inputs.length).toBeGreaterThan(2);
    expect(inputs.map(({ delta }) => (delta as { partial_json: string }).partial_json).join('')).toBe(
      '{"x":12345678901234567890}',
    );
  });

  it('tells sealed thoughts, whole and streamed, as a block of their own', async () => {
    const sealed = { content: [{ type: 'reasoning', text: '', redacted: 'c2VhbGVk' }, 'Hello'] } as const;
    upstream.say(sealed, sealed);
    expect(await (await ask()).json()).toMatchObject({
      content: [{ type: 'redacted_thinking', data: 'c2VhbGVk' }, { type: 'text' }],
    });
    expect((await streamed())[1]?.data).toEqual({
      type: 'content_block_start',
      index: 0,
      content_block: { type: 'redacted_thinking', data: 'c2VhbGVk' },
    });
  });

  it.each([
    [{ finish: 'length' }, 'max_tokens'],
    [{ finish: 'content_filter' }, 'refusal'],
    [{ finish: { raw: 'pause_turn' } }, 'pause_turn'],
    [{ stopSequence: 'END' }, 'stop_sequence'],
    [{}, 'end_turn'],
  ] as const)('stops for %j', async (more, reason) => {
    upstream.say({ content: ['Hello'], ...more });
    const body = await (await ask()).json();
    expect(body).toMatchObject({ stop_reason: reason, stop_sequence: 'stopSequence' in more ? 'END' : null });
  });

  it('explains a refusal beside its stop reason', async () => {
    const refused = { content: ['Well. ', { type: 'refusal', text: 'I cannot help with that.' }] } as const;
    upstream.say(refused, refused);
    const details = { type: 'refusal', category: null, explanation: 'I cannot help with that.' };
    expect(await (await ask()).json()).toMatchObject({
      content: [{ type: 'text', text: 'Well. ' }],
      stop_reason: 'refusal',
      stop_details: details,
    });
    expect((await streamed()).at(-2)?.data).toMatchObject({ delta: { stop_reason: 'refusal', stop_details: details } });
  });

  it('says why a script cannot be told', async () => {
    upstream.say({ content: [{ type: 'toolCall', name: 'one', arguments: '{"x":' }] });
    const response = await ask();
    expect(response.status).toBe(500);
    expect(await response.text()).toContain('This cannot be told');
  });
});

describe('what nobody scripted', () => {
  const schema = { type: 'object', properties: { city: { type: 'string' } } };
  const tools = [
    { name: 'weather', input_schema: schema },
    { name: 'time', input_schema: { type: 'object' } },
  ];
  const contentOf = async (body: object) => ((await (await ask(body)).json()) as { content: unknown }).content;

  it('calls the offered tools, one where no more are allowed, and none once their results are there', async () => {
    expect(await contentOf({ tools })).toMatchObject([
      { type: 'tool_use', name: 'weather', input: { city: 'text' } },
      { type: 'tool_use', name: 'time', input: {} },
    ]);
    expect(await contentOf({ tools, tool_choice: { type: 'auto', disable_parallel_tool_use: true } })).toHaveLength(1);
    expect(await contentOf({ tools, tool_choice: { type: 'tool', name: 'time' } })).toMatchObject([{ name: 'time' }]);
    const result = { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'toolu_0', content: 'sunny' }] };
    const messages = [
      { role: 'user', content: [{ type: 'text', text: 'hi' }] },
      { role: 'assistant', content: [] },
    ];
    expect(await contentOf({ tools, messages: [...messages, result] })).toEqual([
      { type: 'text', text: 'You said: hi' },
    ]);
  });

  it('gives an instance of the schema', async () => {
    expect(await contentOf({ output_config: { format: { type: 'json_schema', schema } } })).toEqual([
      { type: 'text', text: '{"city":"text"}' },
    ]);
  });

  it('counts tokens, lists models and knows no other path', async () => {
    const counted = await post(`${upstream.url}/v1/messages/count_tokens`, { model: 'claude-test', messages: [] });
    expect(await counted.json()).toEqual({ input_tokens: 12 });
    expect((await upstream.nextRequest()).path).toBe('/v1/messages/count_tokens');
    expect(await (await fetch(`${upstream.url}/v1/models`)).json()).toMatchObject({ data: [{ type: 'model' }] });
    const unknown = await post(`${upstream.url}/v1/chat/completions`, {});
    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toMatchObject({ type: 'error', error: { type: 'not_found_error' } });
    expect(upstream.requests).toHaveLength(1);
  });
});
