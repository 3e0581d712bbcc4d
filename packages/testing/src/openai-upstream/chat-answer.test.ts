import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { framesOf, post, RICH_ANSWER } from '../../test/ask.js';
import type { Upstream } from '../upstream/upstream.js';
import { startOpenaiUpstream } from './openai-upstream.js';

let upstream: Upstream;
beforeEach(async () => {
  upstream = await startOpenaiUpstream();
});
afterEach(() => upstream.close());

const ask = (body: object = {}): Promise<Response> =>
  post(`${upstream.url}/chat/completions`, {
    model: 'gpt-test',
    messages: [{ role: 'user', content: 'hi' }],
    ...body,
  });

const USAGE = {
  prompt_tokens: 100,
  completion_tokens: 50,
  total_tokens: 150,
  prompt_tokens_details: { cached_tokens: 30, cache_write_tokens: 10 },
  completion_tokens_details: { reasoning_tokens: 20 },
};

describe('an answer as a chat completion', () => {
  it('is told whole, once for each choice', async () => {
    upstream.say(RICH_ANSWER);
    const response = await ask({ n: 2 });
    expect(response.headers.get('x-ratelimit-remaining-requests')).toBe('499');
    const choice = {
      message: {
        content: 'Hello there, you',
        reasoning_content: 'Let me think.',
        tool_calls: [
          { id: 'call_a', type: 'function', function: { name: 'one', arguments: '{"x":12345678901234567890}' } },
          { id: 'call_b', type: 'function', function: { name: 'two', arguments: '{}' } },
        ],
      },
      finish_reason: 'tool_calls',
    };
    expect(await response.json()).toMatchObject({
      id: 'chatcmpl-upstream',
      choices: [
        { index: 0, ...choice },
        { index: 1, ...choice },
      ],
      usage: USAGE,
    });
  });

  it('is streamed in deltas, with the usage in the last chunk and nowhere before', async () => {
    upstream.say(RICH_ANSWER);
    const frames = framesOf(await (await ask({ stream: true, stream_options: { include_usage: true } })).text());
    const chunks = frames.map(({ data }) => data as { usage: unknown; choices: { delta: Record<string, unknown> }[] });
    const joined = (field: string) => chunks.map(({ choices: [choice] }) => choice?.delta[field] ?? '').join('');
    expect(joined('reasoning_content')).toBe('Let me think.');
    expect(joined('content')).toBe('Hello there, you');
    expect(chunks.slice(0, -1).every(({ usage }) => usage === null)).toBe(true);
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: USAGE });
    expect(chunks.at(-2)).toMatchObject({ choices: [{ delta: {}, finish_reason: 'tool_calls' }] });
  });

  it('refuses in a field of its own', async () => {
    const refused = { content: [{ type: 'refusal', text: 'I cannot.' }] } as const;
    upstream.say(refused, refused);
    expect(await (await ask()).json()).toMatchObject({
      choices: [{ message: { content: null, refusal: 'I cannot.' }, finish_reason: 'stop' }],
    });
    const frames = framesOf(await (await ask({ stream: true })).text());
    const deltas = frames.map(({ data }) => (data as { choices: { delta: { refusal?: string } }[] }).choices[0]?.delta);
    expect(deltas.map((delta) => delta?.refusal ?? '').join('')).toBe('I cannot.');
  });

  it.each(['length', 'content_filter'] as const)('finishes for %s', async (finish) => {
    upstream.say({ content: ['Hello'], finish });
    expect(await (await ask()).json()).toMatchObject({ choices: [{ finish_reason: finish }] });
  });
});

describe('the other APIs of OpenAI', () => {
  it('answers responses at the same base URL, recorded in one list', async () => {
    upstream.say(RICH_ANSWER, { content: ['Hello'] });
    expect(await (await ask()).json()).toMatchObject({ object: 'chat.completion' });
    const response = await post(`${upstream.url}/responses`, { model: 'gpt-test', input: 'hi' });
    expect(await response.json()).toMatchObject({ object: 'response', output: [{ content: [{ text: 'Hello' }] }] });
    expect(upstream.requests.map(({ path }) => path)).toEqual(['/v1/chat/completions', '/v1/responses']);
  });

  it('embeds each input, equal texts equally, as numbers or in base64', async () => {
    const embed = async (more: object) => {
      const response = await post(`${upstream.url}/embeddings`, { model: 'e', input: ['a', 'b', 'a'], ...more });
      return (await response.json()) as { data: { index: number; embedding: unknown }[]; usage: object };
    };
    const { data, usage } = await embed({});
    const [a, b, again] = data.map(({ embedding }) => embedding as number[]);
    expect(a).toHaveLength(16);
    expect(again).toEqual(a);
    expect(b).not.toEqual(a);
    expect(usage).toEqual({ prompt_tokens: 12, total_tokens: 12 });
    const bytes = Buffer.from((await embed({ encoding_format: 'base64' })).data[0]?.embedding as string, 'base64');
    expect(Array.from({ length: 16 }, (_, index) => bytes.readFloatLE(index * 4))).toEqual(a);
    expect((await embed({ dimensions: 3 })).data[0]?.embedding).toHaveLength(3);
    expect((await embed({ input: [1, 2, 3] })).data).toHaveLength(1);
  });
});
