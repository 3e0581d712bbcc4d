import Anthropic from '@anthropic-ai/sdk';
import { modelAnswer } from '@isartor/testing';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestGateway } from '../harness/test-gateway.js';
import { apart } from './harness/apart.js';
import { CLIENT_KEY } from './harness/dialect-client.js';
import { USAGE, WEATHER } from './harness/samples.js';
import { startGatewayFor, UPSTREAM_KINDS } from './harness/upstream-kinds.js';

/** Thoughts, a text and two calls: every kind of block that a stream opens and closes. */
const ANSWER = modelAnswer({
  content: [
    { type: 'reasoning', text: 'Two cities.' },
    'I shall look them up.',
    { type: 'toolCall', id: 'call_1', name: 'weather', arguments: '{"city":"Oslo"}' },
    { type: 'toolCall', id: 'call_2', name: 'weather', arguments: '{"city":"Rome"}' },
  ],
  usage: USAGE,
});
const QUESTION = 'Weather in Oslo and Rome?';
const INPUTS = ['{"city":"Oslo"}', '{"city":"Rome"}'];

async function gathered<Item>(stream: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

/** Three times: fresh, and twice from the cache. */
const TIMES = [0, 1, 2];

describe.each(UPSTREAM_KINDS)('behind $dialect, every event', (kind) => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGatewayFor(kind);
    gateway.upstream.respondAlways(ANSWER);
  });
  afterAll(() => gateway.stop());

  const openai = () =>
    new OpenAI({ apiKey: CLIENT_KEY, baseURL: `${gateway.url}/v1`, maxRetries: 0, defaultHeaders: apart() });
  const { model } = kind;

  it('of a chat completion has its place', async () => {
    const { chat } = openai();
    for (const _ of TIMES) {
      const stream = await chat.completions.create({
        model,
        messages: [{ role: 'user', content: QUESTION }],
        tools: [{ type: 'function', function: { ...WEATHER } }],
        stream: true,
        stream_options: { include_usage: true },
      });
      expectChunks(await gathered(stream));
    }
  });

  it('of a response has its place', async () => {
    const { responses } = openai();
    for (const _ of TIMES) {
      const stream = await responses.create({
        model,
        input: QUESTION,
        tools: [{ type: 'function', ...WEATHER, strict: false }],
        store: false,
        stream: true,
      });
      expectResponseEvents(await gathered(stream));
    }
  });

  it('of a message has its place', async () => {
    const anthropic = new Anthropic({
      apiKey: CLIENT_KEY,
      baseURL: gateway.url,
      maxRetries: 0,
      defaultHeaders: apart(),
    });
    for (const _ of TIMES) {
      const stream = await anthropic.messages.create({
        model,
        max_tokens: 1000,
        messages: [{ role: 'user', content: QUESTION }],
        tools: [{ name: WEATHER.name, input_schema: WEATHER.parameters as Anthropic.Tool.InputSchema }],
        stream: true,
      });
      expectMessageEvents(await gathered(stream));
    }
  });
});

function expectChunks(chunks: readonly OpenAI.ChatCompletionChunk[]): void {
  expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
  expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { prompt_tokens: 31, completion_tokens: 17 } });
  expect(chunks.filter(({ usage }) => usage)).toHaveLength(1);
  const choices = chunks.flatMap(({ choices: list }) => list);
  expect(choices[0]?.delta.role).toBe('assistant');
  expect(choices.map(({ finish_reason }) => finish_reason).filter((reason) => reason !== null)).toEqual(['tool_calls']);
  expect(choices.at(-1)?.finish_reason).toBe('tool_calls');
  expect(choices.map(({ delta }) => delta.content ?? '').join('')).toBe('I shall look them up.');
  const deltas = choices.flatMap(({ delta }) => delta.tool_calls ?? []);
  for (const index of [0, 1]) {
    const [first, ...rest] = deltas.filter((delta) => delta.index === index);
    expect(first).toMatchObject({ id: `call_${index + 1}`, type: 'function', function: { name: 'weather' } });
    expect(rest.every(({ id }) => id === undefined)).toBe(true);
    expect([first, ...rest].map((delta) => delta?.function?.arguments ?? '').join('')).toBe(INPUTS[index]);
  }
}

function expectResponseEvents(events: readonly OpenAI.Responses.ResponseStreamEvent[]): void {
  expect(events.map(({ sequence_number: number }) => number)).toEqual(events.map((_, index) => index));
  const types = events.map(({ type }) => type);
  expect(types.slice(0, 2)).toEqual(['response.created', 'response.in_progress']);
  const last = events.at(-1);
  if (last?.type !== 'response.completed') throw new Error(`The last event is ${last?.type}`);
  const { output, usage } = last.response;
  expect(output.map(({ type }) => type)).toEqual(['reasoning', 'message', 'function_call', 'function_call']);
  expect(usage).toMatchObject({ input_tokens: 31, output_tokens: 17, total_tokens: 48 });
  const opened = events.flatMap((event) => (event.type === 'response.output_item.added' ? [event] : []));
  const closed = events.flatMap((event) => (event.type === 'response.output_item.done' ? [event] : []));
  expect(opened.map(({ output_index }) => output_index)).toEqual([0, 1, 2, 3]);
  expect(opened.map(({ item }) => item.id)).toEqual(output.map(({ id }) => id));
  expect(new Set(output.map(({ id }) => id)).size).toBe(4);
  const byIndex = closed.sort((one, other) => one.output_index - other.output_index).map(({ item }) => item);
  expect(byIndex).toEqual(output);
  const deltas = (type: string, index: number) =>
    events
      .map((event) =>
        event.type === type && 'delta' in event && 'output_index' in event && event.output_index === index
          ? String(event.delta)
          : '',
      )
      .join('');
  expect(deltas('response.output_text.delta', 1)).toBe('I shall look them up.');
  expect([2, 3].map((index) => deltas('response.function_call_arguments.delta', index))).toEqual(INPUTS);
}

function expectMessageEvents(events: readonly Anthropic.MessageStreamEvent[]): void {
  const types = events.map(({ type }) => type);
  expect(types[0]).toBe('message_start');
  expect(types.slice(-2)).toEqual(['message_delta', 'message_stop']);
  const blocks: { readonly type: string; said: string }[] = [];
  let open: number | undefined;
  for (const event of events) {
    if (event.type === 'content_block_start') {
      expect(open).toBeUndefined();
      expect(event.index).toBe(blocks.length);
      open = event.index;
      blocks.push({ type: event.content_block.type, said: '' });
    } else if (event.type === 'content_block_delta') {
      expect(event.index).toBe(open);
      const block = blocks[event.index];
      if (block !== undefined) block.said += saidIn(event.delta);
    } else if (event.type === 'content_block_stop') {
      expect(event.index).toBe(open);
      open = undefined;
    }
  }
  expect(open).toBeUndefined();
  expect(blocks).toEqual([
    { type: 'thinking', said: 'Two cities.' },
    { type: 'text', said: 'I shall look them up.' },
    ...INPUTS.map((said) => ({ type: 'tool_use', said })),
  ]);
  const end = events.at(-2);
  expect(end).toMatchObject({ delta: { stop_reason: 'tool_use' }, usage: { output_tokens: 17 } });
}

function saidIn(delta: Anthropic.RawContentBlockDelta): string {
  if (delta.type === 'text_delta') return delta.text;
  if (delta.type === 'thinking_delta') return delta.thinking;
  return delta.type === 'input_json_delta' ? delta.partial_json : '';
}
