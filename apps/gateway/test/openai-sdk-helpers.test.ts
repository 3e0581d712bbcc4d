import { completionAnswer, createGate, delayChunks, textAnswer } from '@isartor/testing';
import { zodFunction, zodResponseFormat } from 'openai/helpers/zod';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CHAT_SCENARIOS } from './harness/chat-scenarios.js';
import { type OpenaiClient, openaiClient } from './harness/openai-client.js';
import { saidByReply } from './harness/said.js';
import { answerWith } from './harness/scripted-completion.js';
import { startTestGateway, type TestGateway } from './harness/test-gateway.js';

let gateway: TestGateway;
let client: OpenaiClient;
beforeEach(async () => {
  gateway = await startTestGateway();
  client = openaiClient(gateway);
});
afterEach(() => gateway.stop());

const params = (content: string) => ({ model: 'gpt-4o-mini', messages: [{ role: 'user' as const, content }] });

describe('the parse helpers', () => {
  const author = z.object({ name: z.string(), born: z.number() });
  const asked = { ...params('Who wrote it?'), response_format: zodResponseFormat(author, 'author') };

  it('read structured answers, fresh and cached, whole and streamed', async () => {
    gateway.upstream.respondAlways(textAnswer('{"name":"Ada","born":1815}'));
    const parsed = async () => (await client.openai.chat.completions.parse(asked)).choices[0]?.message.parsed;
    const streamed = async () => {
      const completion = await client.openai.chat.completions.stream(asked).finalChatCompletion();
      return completion.choices[0]?.message.parsed;
    };
    for (const read of [parsed, streamed, parsed, streamed]) expect(await read()).toEqual({ name: 'Ada', born: 1815 });
    expect(gateway.upstream.requests).toHaveLength(1);
    expect(gateway.upstream.requests[0]?.json.response_format).toMatchObject({ json_schema: { strict: true } });
  });

  it('read the arguments of tool calls', async () => {
    const weather = zodFunction({ name: 'weather', parameters: z.object({ city: z.string() }) });
    gateway.upstream.respondAlways(
      completionAnswer({
        choices: [{ toolCalls: [{ id: 'call_1', name: 'weather', arguments: '{"city":"Oslo"}' }] }],
      }),
    );
    const withTool = { ...params('Weather?'), tools: [weather] };
    for (let time = 0; time < 2; time += 1) {
      const whole = await client.openai.chat.completions.parse(withTool);
      const streamed = await client.openai.chat.completions.stream(withTool).finalChatCompletion();
      for (const { choices } of [whole, streamed]) {
        expect(choices[0]?.message.tool_calls?.[0]?.function.parsed_arguments).toEqual({ city: 'Oslo' });
      }
    }
    expect(gateway.upstream.requests).toHaveLength(1);
  });
});

describe('the stream helper', () => {
  // The helper itself knows no custom tools.
  const scenarios = CHAT_SCENARIOS.filter(({ name }) => name !== 'custom tools');

  it.each(scenarios)('puts $name together, fresh and cached', async ({ params: asked, answer }) => {
    gateway.upstream.respondAlways(answerWith(answer));
    const expected = saidByReply({ ...answer, system_fingerprint: 'fp_upstream' });
    for (let time = 0; time < 2; time += 1) {
      const streamed = { ...asked, stream_options: { include_usage: true } };
      const completion = await client.openai.chat.completions.stream(streamed).finalChatCompletion();
      const { usage, choices } = saidByReply(withoutParsed(completion));
      expect(usage).toEqual(expected.usage);
      // Fields that are told once arrive once: the helper joins texts only.
      expect(choices.map(({ finish_reason }) => finish_reason)).toEqual(
        expected.choices.map(({ finish_reason }) => finish_reason),
      );
      for (const [index, { message, logprobs }] of choices.entries()) {
        expect(message).toMatchObject(textFields(expected.choices[index]?.message));
        expect(logprobs).toEqual(expected.choices[index]?.logprobs);
      }
    }
  });
});

/** The fields that the helper accumulates. */
function textFields(message: unknown): object {
  const { role, content, refusal, tool_calls, function_call } = message as Readonly<Record<string, unknown>>;
  const fields = { role, content, refusal, tool_calls, function_call };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function withoutParsed(completion: object): object {
  return JSON.parse(JSON.stringify(completion, (name, value) => (name.startsWith('parsed') ? undefined : value)));
}

describe('runTools', () => {
  const tools = [
    {
      type: 'function' as const,
      function: {
        name: 'weather',
        description: 'The weather of a city',
        parameters: { type: 'object', properties: { city: { type: 'string' } } },
        parse: JSON.parse,
        function: ({ city }: { city: string }) => `${city}: -3 degrees`,
      },
    },
  ];

  it.each([false, true])(
    'runs a whole conversation with tools (stream %s), and once more from the cache',
    async (stream) => {
      const converse = async (): Promise<string | null> => {
        const { openai } = client;
        if (stream)
          return openai.chat.completions.runTools({ ...params('Weather?'), tools, stream: true }).finalContent();
        return openai.chat.completions.runTools({ ...params('Weather?'), tools }).finalContent();
      };
      expect(await converse()).toBe('You said: Weather?');
      const [first, second] = gateway.upstream.requests;
      expect(first?.json.messages).toHaveLength(1);
      expect(second?.json.messages).toMatchObject([
        { role: 'user' },
        {
          role: 'assistant',
          tool_calls: [{ id: 'call_0', function: { name: 'weather', arguments: '{"city":"text"}' } }],
        },
        { role: 'tool', tool_call_id: 'call_0', content: 'text: -3 degrees' },
      ]);
      expect(await converse()).toBe('You said: Weather?');
      expect(gateway.upstream.requests).toHaveLength(2);
    },
  );
});

describe('usage in a stream', () => {
  const chunksOf = async (include?: boolean) => {
    const stream = await client.openai.chat.completions.create({
      ...params('Count me'),
      stream: true,
      ...(include === undefined ? {} : { stream_options: { include_usage: include } }),
    });
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    return chunks;
  };
  const USAGE = { prompt_tokens: 12, completion_tokens: 8, total_tokens: 20 };

  it.each([undefined, false])('is withheld from who did not ask for it (include_usage %s)', async (include) => {
    for (let time = 0; time < 2; time += 1) {
      const chunks = await chunksOf(include);
      expect(chunks.filter(({ usage }) => usage)).toEqual([]);
      expect(chunks.every(({ choices }) => choices.length === 1)).toBe(true);
    }
    expect(gateway.upstream.requests).toHaveLength(1);
    // The gateway asked all the same, for the books and for whoever is answered from the cache.
    expect(gateway.upstream.requests[0]?.json.stream_options).toEqual({ include_usage: true });
    expect((await chunksOf(true)).at(-1)).toMatchObject({ choices: [], usage: USAGE });
    expect(gateway.upstream.requests).toHaveLength(1);
  });

  it('comes last and once to who asked for it, fresh and cached', async () => {
    for (let time = 0; time < 2; time += 1) {
      const chunks = await chunksOf(true);
      expect(chunks.filter(({ usage }) => usage)).toHaveLength(1);
      expect(chunks.at(-1)).toMatchObject({ choices: [], usage: USAGE });
    }
    expect(gateway.upstream.requests).toHaveLength(1);
  });

  it('is the only thing that a request is changed for', async () => {
    await chunksOf();
    const [sent] = client.sent;
    expect(gateway.upstream.requests[0]?.body).toBe(`${sent?.slice(0, -1)},"stream_options":{"include_usage":true}}`);
  });
});

describe('a stream that its reader breaks off', () => {
  it('stops the upstream, and is not kept', async () => {
    const gate = createGate();
    gateway.upstream.respondWith(delayChunks(textAnswer('one two three four'), gate));
    gate.release(3);
    const stream = await client.openai.chat.completions.create({ ...params('Enough'), stream: true });
    for await (const chunk of stream) if (chunk.choices[0]?.delta.content === 'one') break;
    await gateway.upstream.whenAborted(0);
    const again = await client.openai.chat.completions.create(params('Enough'));
    expect(again.choices[0]?.message.content).toBe('You said: Enough');
    expect(gateway.upstream.requests).toHaveLength(2);
  });
});

describe('models', () => {
  it('are listed, and one is found by its name', async () => {
    const models = [];
    for await (const model of client.openai.models.list()) models.push(model.id);
    expect(models).toContain('gpt-4o-mini');
    expect(await client.openai.models.retrieve('gpt-4o-mini')).toMatchObject({ id: 'gpt-4o-mini', object: 'model' });
    await expect(client.openai.models.retrieve('nobody/knows-it')).rejects.toMatchObject({ status: 404 });
  });
});
