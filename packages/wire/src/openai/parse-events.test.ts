import type { ChatEvent, Completion } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { fixtureNames, readFixture } from '../../test/fixtures.ts';
import { type ReadStream, readStream, splitFrames } from '../../test/streams.ts';
import { createEventParser } from './parse-events.js';

const readFixtureStream = (name: string): ReadStream => readStream(readFixture(`streams/${name}.sse`));
const onlyChoice = ({ completion }: { completion: Completion }): Completion['choices'][number] => {
  const [choice, ...others] = completion.choices;
  if (choice === undefined || others.length > 0) throw new Error('not one choice');
  return choice;
};

const frame = (chunk: unknown): string => `data: ${typeof chunk === 'string' ? chunk : JSON.stringify(chunk)}\n\n`;
const delta = (fields: object, finish: string | null = null): object => ({
  choices: [{ index: 0, delta: fields, finish_reason: finish }],
});
const read = (...chunks: readonly unknown[]): ReadStream => readStream(chunks.map(frame).join(''));

describe('createEventParser', () => {
  it('reads a plain stream', () => {
    const { completion, complete } = readFixtureStream('text');
    expect(complete).toBe(true);
    expect(completion).toEqual({
      provider: 'openai',
      model: 'gpt-4o-mini-2024-07-18',
      choices: [
        {
          index: 0,
          content: [{ type: 'text', text: 'Der Himmel ist blau 🌍 – schön.' }],
          finishReason: { unified: 'stop', raw: 'stop' },
        },
      ],
      usage: {
        inputTokens: 19,
        outputTokens: 10,
        cachedInputTokens: 8,
        reasoningTokens: 0,
        raw: expect.objectContaining({ total_tokens: 29 }),
      },
      extensions: { openai: { service_tier: 'default', system_fingerprint: 'fp_44709d6fcb' } },
    });
  });

  it('tells what repeats only once', () => {
    const types = readFixtureStream('text').events.map(({ type }) => type);
    expect(types).toEqual([
      'start',
      'extension',
      'extension',
      'text-delta',
      'text-delta',
      'text-delta',
      'finish',
      'usage',
    ]);
  });

  it('reads tool calls beside text, with their unnamed fields', () => {
    expect(onlyChoice(readFixtureStream('tool-calls'))).toEqual({
      index: 0,
      content: [
        { type: 'text', text: 'Let me look.' },
        {
          type: 'tool-call',
          id: 'call_1',
          name: 'get_weather',
          kind: 'function',
          input: '{"city": "Paris"}',
          extensions: { openai: { extra_content: { google: { thought_signature: 'c2ln' } } } },
        },
        { type: 'tool-call', id: 'call_2', name: 'get_weather', kind: 'function', input: '{"city": "Rome"}' },
      ],
      finishReason: { unified: 'tool_calls', raw: 'tool_calls' },
    });
  });

  it('reads custom tool calls', () => {
    expect(onlyChoice(readFixtureStream('custom-tool')).content).toEqual([
      { type: 'tool-call', id: 'call_9', name: 'run_code', kind: 'custom', input: "print('Rome')" },
    ]);
  });

  it('reads the retired form of a call', () => {
    const { content, finishReason, extensions } = onlyChoice(readFixtureStream('retired-function-call'));
    expect(content).toMatchObject([{ type: 'tool-call', name: 'get_weather', input: '{"city":"Paris"}' }]);
    expect(finishReason).toEqual({ unified: 'tool_calls', raw: 'function_call' });
    expect(extensions).toEqual({ openai: { message: { function_call: {} } } });
  });

  it('keeps interleaved choices and their log probabilities apart', () => {
    const { completion, complete } = readFixtureStream('two-choices');
    expect(complete).toBe(true);
    expect(completion.choices).toMatchObject([
      {
        index: 0,
        content: [{ text: 'Hi!' }],
        finishReason: { unified: 'stop' },
        logprobs: { content: [{ token: 'Hi' }, { token: '!' }], refusal: null },
      },
      { index: 1, content: [{ text: 'Hello the' }], finishReason: { unified: 'length' } },
    ]);
  });

  it('reads refusals', () => {
    expect(onlyChoice(readFixtureStream('refusal')).content).toEqual([
      { type: 'refusal', text: "I'm sorry, I cannot assist with that." },
    ]);
  });

  it('reads reasoning in both spellings', () => {
    expect(onlyChoice(readFixtureStream('reasoning')).content).toEqual([
      { type: 'reasoning', text: 'Compare the decimals.' },
      { type: 'text', text: '9.8 is greater.' },
    ]);
    expect(onlyChoice(readFixtureStream('gateway-reasoning'))).toMatchObject({
      content: [
        { type: 'reasoning', text: 'Compare places.' },
        { type: 'text', text: '9.8.' },
      ],
      extensions: {
        openai: {
          native_finish_reason: 'end_turn',
          message: { reasoning_details: [{ text: 'Compare ' }, { text: 'places.' }, { signature: 'c2ln' }] },
        },
      },
    });
  });

  it('does not double reasoning that a server sends in both spellings', () => {
    const both = (text: string): object => delta({ reasoning: text, reasoning_content: text });
    const { content, extensions } = onlyChoice(read(both('a'), both('b'), delta({}, 'stop'), '[DONE]'));
    expect(content).toEqual([{ type: 'reasoning', text: 'ab' }]);
    expect(extensions?.openai).toHaveProperty('message.reasoning_content', 'ab');
  });

  it('puts unnamed fields of deltas together as clients do', () => {
    expect(onlyChoice(readFixtureStream('audio')).extensions).toEqual({
      openai: {
        message: { audio: { id: 'audio_abc', transcript: 'Yes.', data: 'UklGRg==', expires_at: 1729018505 } },
      },
    });
  });

  it('keeps fields of a choice apart from those of its message', () => {
    const { completion } = readFixtureStream('content-filter');
    expect(completion).toMatchObject({
      model: 'gpt-4o-mini-2024-07-18',
      extensions: { openai: { prompt_filter_results: [{ prompt_index: 0 }] } },
      choices: [
        {
          finishReason: { unified: 'content_filter' },
          extensions: { openai: { content_filter_results: { violence: { filtered: true } } } },
        },
      ],
    });
  });

  it('reads usage beside the last choice, and choices without an index', () => {
    const { completion, complete } = readFixtureStream('usage-with-finish');
    expect(complete).toBe(true);
    expect(completion).toMatchObject({ usage: { inputTokens: 3 }, choices: [{ content: [{ text: 'Hi there' }] }] });
  });

  it('does not read again what a server repeats as a message at the end', () => {
    const message = { role: 'assistant', content: 'a' };
    const repeated = { choices: [{ index: 0, delta: {}, message, finish_reason: 'stop' }] };
    expect(onlyChoice(read(delta({ content: 'a' }), repeated, '[DONE]'))).toEqual({
      index: 0,
      content: [{ type: 'text', text: 'a' }],
      finishReason: { unified: 'stop', raw: 'stop' },
    });
  });

  it.each([
    ['a comment', ': ping\n\n'],
    ['a blank line', '\n'],
    ['an event of the server’s own', 'event: ping\ndata: {"type":"ping"}\n\n'],
  ])('ignores %s', (_name, text) => {
    expect(readStream(text).events).toEqual([]);
  });

  it.each([
    ['data that is not JSON', 'data: {"choices":\n\n'],
    ['data that is no object', 'data: []\n\n'],
    ['an object that is no chunk', 'data: {"type":"message_start"}\n\n'],
    ['a choice that is none', 'data: {"choices":[null]}\n\n'],
    ['content that is none', 'data: {"choices":[{"index":0,"delta":{"content":5}}]}\n\n'],
  ])('refuses %s', (_name, text) => {
    expect(() => readStream(text)).toThrowError(expect.objectContaining({ code: 'upstream_invalid' }));
  });

  it.each([
    [
      'an error object',
      readFixture('streams/error.sse').toString(),
      'The server had an error while processing your request',
    ],
    ['an error text', 'data: {"error":"Out of memory"}\n\n', 'Out of memory'],
    ['an error event', 'event: error\ndata: {"message":"Out of memory"}\n\n', 'Out of memory'],
    ['an object called error', 'data: {"object":"error","message":"Out of memory","code":400}\n\n', 'Out of memory'],
  ])('throws for %s', (_name, text, message) => {
    expect(() => readStream(text)).toThrowError(expect.objectContaining({ code: 'upstream_failed', message }));
  });

  it.each([
    ['no terminator', [delta({ content: 'a' }), delta({}, 'stop')], false],
    ['no finish reason', [delta({ content: 'a' }), '[DONE]'], false],
    ['an empty finish reason', [delta({ content: 'a' }, ''), '[DONE]'], false],
    ['no choice', [{ choices: [], usage: { prompt_tokens: 1 } }, '[DONE]'], false],
    ['one of two choices finished', [delta({}, 'stop'), { choices: [{ index: 1, delta: {} }] }, '[DONE]'], false],
    ['nothing but the terminator', ['[DONE]'], false],
    ['all it needs', [delta({ content: 'a' }), delta({}, 'stop'), '[DONE]'], true],
  ])('knows whether the answer is whole: %s', (_name, chunks, complete) => {
    expect(read(...chunks).complete).toBe(complete);
  });

  it('finishes a choice once', () => {
    const { events } = read(delta({}, 'stop'), delta({}, 'length'), '[DONE]');
    expect(events.filter(({ type }) => type === 'finish')).toHaveLength(1);
  });

  it('reads nothing behind the terminator', () => {
    expect(onlyChoice(read(delta({ content: 'a' }, 'stop'), '[DONE]', delta({ content: 'b' }))).content).toEqual([
      { type: 'text', text: 'a' },
    ]);
  });

  it.each(fixtureNames('streams').filter((name) => name !== 'error.sse'))('tells %s in order', (name) => {
    const parser = createEventParser();
    const byFrame = splitFrames(readFixture(`streams/${name}`)).map((part): readonly ChatEvent[] => parser.push(part));
    const events = byFrame.flat();
    expect(events.findIndex(({ type }) => type === 'start')).toBeLessThanOrEqual(1);
    expect(parser.complete).toBe(name !== 'cut.sse');
  });
});
