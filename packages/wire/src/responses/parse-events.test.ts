import type { Completion } from '@isartor/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixtureNames, readFixture } from '../../test/fixtures.ts';
import { type ReadStream, readStream } from '../../test/streams.ts';
import { createFrameSplitter } from '../sse/frame-splitter.js';
import { createEventParser } from './parse-events.js';
import { parseReply } from './parse-reply.js';

const replies = new Set(fixtureNames('replies', 'responses'));
const PAIRED = fixtureNames('streams', 'responses').flatMap((file) => {
  const name = file.replace('.sse', '');
  return replies.has(`${name}.json`) && name !== 'failed' ? [name] : [];
});

const fixture = (name: string): Buffer => readFixture(`streams/${name}.sse`, 'responses');
const read = (stream: Uint8Array | string): ReadStream => readStream(stream, createEventParser());
const reply = (name: string): Completion => parseReply(readFixture(`replies/${name}.json`, 'responses'), 'openai');
const frame = (data: unknown): string => `data: ${JSON.stringify(data)}\n\n`;
const readEvents = (...events: readonly object[]): ReadStream => read(events.map(frame).join(''));
const content = ({ completion }: ReadStream): unknown => completion.choices[0]?.content;

const created = { type: 'response.created', response: { id: 'resp_1', model: 'm', status: 'in_progress' } };
const completed = (fields: object = {}): object => ({
  type: 'response.completed',
  response: { id: 'resp_1', model: 'm', status: 'completed', ...fields },
});
const text = (delta: string, at: object = {}): object => ({
  type: 'response.output_text.delta',
  output_index: 0,
  content_index: 0,
  delta,
  ...at,
});
const message = (...texts: readonly string[]): object => ({
  type: 'message',
  role: 'assistant',
  content: texts.map((said) => ({ type: 'output_text', text: said })),
});
const done = (item: object, index = 0): object => ({ type: 'response.output_item.done', output_index: index, item });

describe('createEventParser', () => {
  it.each(PAIRED)('tells the stream %s as the same answer as its reply', (name) => {
    const { completion, complete } = read(fixture(name));
    expect(complete).toBe(true);
    expect(completion).toEqual(reply(name));
  });

  it('tells deltas as they come, and nothing twice', () => {
    expect(read(fixture('text')).events.map(({ type }) => type)).toEqual([
      'start',
      'text-delta',
      'text-delta',
      'text-delta',
      'part-end',
      'extension',
      'finish',
      'usage',
    ]);
  });

  it('tells the interleaved inputs of two calls', () => {
    const { events } = read(fixture('tool-calls'));
    const indexes = events.flatMap((event) => (event.type === 'tool-input-delta' ? [event.index] : []));
    expect(indexes).toEqual([0, 1, 0, 1, 0, 1, 0, 1]);
  });

  it('tells the same however the stream is cut', () => {
    const bytes = fixture('reasoning');
    const whole = read(bytes).events;
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 20 }), (cuts) => {
        const splitter = createFrameSplitter({ maxFrameBytes: 1_000_000 });
        const parser = createEventParser();
        const edges = [0, ...cuts.sort((left, right) => left - right), bytes.length];
        const chunks = edges.slice(1).map((end, position) => bytes.subarray(edges[position], end));
        const frames = [...chunks.flatMap((chunk) => splitter.push(Uint8Array.from(chunk))), ...splitter.end()];
        expect(frames.flatMap((part) => parser.push(part))).toEqual(whole);
      }),
    );
  });

  it.each([
    ['error', 'The server had an error while processing your request', 'server_error'],
    ['flat-error', 'Rate limit reached', 'rate_limit_exceeded'],
    ['failed', 'The model failed to generate a response.', 'server_error'],
  ])('throws for the stream %s', (name, told, code) => {
    expect(() => read(fixture(name))).toThrowError(
      expect.objectContaining({
        code: 'upstream_failed',
        message: told,
        details: expect.objectContaining({ upstreamCode: code }),
      }),
    );
  });

  it.each([
    ['a failure without words', { type: 'response.failed', response: { status: 'failed' } }],
    ['a cancelled answer', { type: 'response.cancelled', response: { status: 'cancelled' } }],
    ['an error in place of an event', { error: { message: 'no' } }],
    ['an end that is a failure', { type: 'response.completed', response: { status: 'failed' } }],
  ])('throws for %s', (_name, event) => {
    expect(() => readEvents(created, event)).toThrowError(expect.objectContaining({ code: 'upstream_failed' }));
  });

  it.each([
    ['data that is not JSON', 'data: {"type":\n\n'],
    ['data without a type', 'data: {"id":1}\n\n'],
    ['an end without a response', frame({ type: 'response.completed' })],
    ['an item that is none', frame({ type: 'response.output_item.done', output_index: 0, item: [] })],
    ['a new item that is none', frame({ type: 'response.output_item.added', output_index: 0 })],
    ['an output that holds none', frame(completed({ output: [1] }))],
    ['an end in a state that is none', frame(completed({ status: 'done' }))],
    ['a call without a name', frame(done({ type: 'function_call', call_id: 'c', arguments: '{}' }))],
  ])('refuses %s', (_name, stream) => {
    expect(() => read(stream)).toThrowError(expect.objectContaining({ code: 'upstream_invalid' }));
  });

  it('knows that a stream without its end is not whole', () => {
    const { complete, completion } = read(fixture('cut'));
    expect(complete).toBe(false);
    expect(completion.choices[0]?.finishReason).toEqual({ unified: 'other' });
  });

  it('reads nothing behind the end, and passes over what it does not know', () => {
    const stream = readEvents(
      created,
      { type: 'keepalive' },
      text('a'),
      { type: 'response.x_new', delta: 'b' },
      done(message('a')),
      completed(),
      text('c'),
    );
    expect(content(stream)).toEqual([{ type: 'text', text: 'a' }]);
    expect(stream.complete).toBe(true);
  });

  it('takes the type of an event from its name where the data has none', () => {
    const { type: _type, ...data } = completed() as { type: string };
    expect(read(`event: response.completed\n${frame(data)}`).complete).toBe(true);
  });

  it.each([
    ['items only', [created, done(message('a', 'b')), completed()]],
    ['the end only', [completed({ output: [message('a', 'b')] })]],
    [
      'less than the item says',
      [created, text('a'), text('', { content_index: 1 }), done(message('a', 'b')), completed()],
    ],
    [
      'an item twice',
      [created, done(message('a', 'b')), done(message('a', 'b')), completed({ output: [message('a', 'b')] })],
    ],
  ])('loses and repeats nothing of a server that sends %s', (_name, events) => {
    expect(content(readEvents(...events))).toEqual([
      { type: 'text', text: 'a' },
      { type: 'text', text: 'b' },
    ]);
  });

  it('reads a call that nobody announced, and makes up the id that is missing', () => {
    const item = { type: 'function_call', name: 'f', arguments: '{}' };
    const delta = { type: 'response.function_call_arguments.delta', output_index: 0, delta: '{' };
    expect(content(readEvents(created, delta, done(item), completed()))).toEqual([
      { type: 'tool-call', id: 'call_resp_1_0_0', name: 'f', kind: 'function', input: '{}' },
    ]);
    expect(content(readEvents(completed({ output: [item] })))).toEqual([
      { type: 'tool-call', id: 'call_resp_1_0_0', name: 'f', kind: 'function', input: '{}' },
    ]);
  });

  it('keeps the seal of a thought that something interrupted', () => {
    const stream = readEvents(
      created,
      { type: 'response.reasoning_summary_text.delta', output_index: 0, summary_index: 0, delta: 'Hm' },
      text('a', { output_index: 1 }),
      done({ type: 'reasoning', summary: [{ type: 'summary_text', text: 'Hm' }], encrypted_content: 'seal' }),
      done(message('a'), 1),
      completed(),
    );
    expect(content(stream)).toEqual([
      { type: 'reasoning', text: 'Hm' },
      { type: 'text', text: 'a' },
      { type: 'reasoning', text: '', redacted: 'seal', maker: 'responses' },
    ]);
  });

  it('reads log probabilities that came with no delta', () => {
    const logprobs = [{ token: 'a', bytes: [97], logprob: -1, top_logprobs: [] }];
    const item = { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'a', logprobs }] };
    const { completion } = readEvents(created, text('a'), done(item), completed());
    expect(completion.choices[0]?.logprobs).toEqual({ content: logprobs });
  });
});
