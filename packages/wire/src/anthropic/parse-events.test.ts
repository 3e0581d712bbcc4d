import type { ChatEvent, Completion } from '@isartor/core';
import { createCollector } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { fixtureNames, readFixture } from '../../test/fixtures.ts';
import { type ReadStream, readStream } from '../../test/streams.ts';
import { createFrameSplitter } from '../sse/frame-splitter.js';
import { createEventParser } from './parse-events.js';
import { parseReply } from './parse-reply.js';

const readFixtureStream = (name: string): ReadStream =>
  readStream(readFixture(`streams/${name}`, 'anthropic'), createEventParser());
const frame = (event: object): string => {
  const { type } = event as { type: string };
  return `event: ${type}\ndata: ${JSON.stringify(event)}\n\n`;
};
const read = (...events: readonly object[]): ReadStream => readStream(events.map(frame).join(''), createEventParser());

const START = { type: 'message_start', message: { id: 'msg_1', model: 'm', content: [], usage: { input_tokens: 5 } } };
const begin = (index: number, block: object): object => ({ type: 'content_block_start', index, content_block: block });
const delta = (index: number, fields: object): object => ({ type: 'content_block_delta', index, delta: fields });
const end = (index: number): object => ({ type: 'content_block_stop', index });
const TEXT = { type: 'text', text: '' };
const said = (index: number, text: string): object => delta(index, { type: 'text_delta', text });
const finish = (reason: string | null = 'end_turn', usage: object = { output_tokens: 3 }): object => ({
  type: 'message_delta',
  delta: { stop_reason: reason, stop_sequence: null },
  usage,
});
const STOP = { type: 'message_stop' };
const contentOf = ({ completion }: { completion: Completion }): unknown => completion.choices[0]?.content;

const WHOLE = fixtureNames('streams', 'anthropic').filter((name) => name !== 'cut.sse' && name !== 'error.sse');

describe('createEventParser', () => {
  it.each(WHOLE)('reads %s as the JSON body of the same answer', (name) => {
    const body = readFixture(`replies/${name.replace('.sse', '.json')}`, 'anthropic');
    const { completion, complete } = readFixtureStream(name);
    expect(complete).toBe(true);
    expect(completion).toEqual(parseReply(body, 'openai'));
  });

  it.each(WHOLE)('reads %s however it is cut', (name) => {
    const bytes = readFixture(`streams/${name}`, 'anthropic');
    const { events } = readFixtureStream(name);
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const splitter = createFrameSplitter({ maxFrameBytes: 100_000 });
      const parser = createEventParser();
      const frames = [
        ...splitter.push(bytes.subarray(0, cut)),
        ...splitter.push(bytes.subarray(cut)),
        ...splitter.end(),
      ];
      expect(frames.flatMap((piece) => parser.push(piece))).toEqual(events);
    }
  });

  it('tells a plain stream event by event', () => {
    const usage = { inputTokens: 31, outputTokens: 10, cachedInputTokens: 8, cacheWriteInputTokens: 4 };
    expect(readFixtureStream('text.sse').events).toEqual([
      { type: 'start', model: 'claude-sonnet-4-5-20250929' },
      { type: 'text-delta', choice: 0, text: 'Der Himmel' },
      { type: 'text-delta', choice: 0, text: ' ist blau 🌍' },
      { type: 'text-delta', choice: 0, text: ' – schön.' },
      { type: 'part-end', choice: 0 },
      { type: 'finish', choice: 0, reason: { unified: 'stop', raw: 'end_turn' } },
      { type: 'usage', usage: { ...usage, raw: expect.anything() } },
    ]);
  });

  it('is not complete without its end', () => {
    expect(readFixtureStream('cut.sse').complete).toBe(false);
    expect(read(START, begin(0, TEXT), said(0, 'a'), end(0), finish()).complete).toBe(false);
    expect(read(START, begin(0, TEXT), said(0, 'a'), end(0), STOP).complete).toBe(false);
    expect(read(START, begin(0, TEXT), said(0, 'a'), end(0), finish(null), STOP).complete).toBe(false);
    expect(read(START, begin(0, TEXT), said(0, 'a'), end(0), finish(), STOP).complete).toBe(true);
  });

  it('throws what a stream tells as an error', () => {
    expect(() => readFixtureStream('error.sse')).toThrowError(
      expect.objectContaining({
        code: 'upstream_failed',
        message: 'Overloaded',
        details: { upstreamType: 'overloaded_error' },
      }),
    );
  });

  it('passes over pings, news and what follows the end', () => {
    const news = `event: x_news\ndata: not JSON\n\n`;
    const stream = [START, { type: 'ping' }, finish(), STOP].map(frame).join('') + news + frame(STOP);
    expect(readStream(news + stream, createEventParser()).events.map(({ type }) => type)).toEqual([
      'start',
      'finish',
      'usage',
    ]);
  });

  it('reads events that have no name but that in their data', () => {
    const stream = [START, begin(0, TEXT), said(0, 'a'), end(0), { type: 'ping' }, finish(), STOP]
      .map((event) => `data: ${JSON.stringify(event)}\n\n`)
      .join('');
    expect(readStream(stream, createEventParser())).toMatchObject({ complete: true });
  });

  it('reads blocks whose ends were left out, and what a block says at its start', () => {
    const stream = read(
      START,
      begin(0, { type: 'thinking', thinking: 'Hm', signature: 'c2ln' }),
      begin(1, { type: 'text', text: 'a' }),
      said(1, 'b'),
      begin(2, { type: 'tool_use', id: 't', name: 'f', input: { x: 1 } }),
      finish('tool_use'),
      STOP,
    );
    expect(contentOf(stream)).toEqual([
      { type: 'reasoning', text: 'Hm', signature: 'c2ln', maker: 'anthropic' },
      { type: 'text', text: 'ab' },
      { type: 'tool-call', id: 't', name: 'f', kind: 'function', input: '{"x":1}' },
    ]);
  });

  it('reads blocks that came with the message', () => {
    const message = { ...START.message, content: [{ type: 'text', text: 'a' }, TEXT] };
    expect(contentOf(read({ ...START, message }, finish(), STOP))).toEqual([{ type: 'text', text: 'a' }]);
  });

  it('keeps texts that follow each other apart', () => {
    const stream = read(
      START,
      begin(0, TEXT),
      said(0, 'a'),
      end(0),
      begin(1, TEXT),
      said(1, 'b'),
      end(1),
      finish(),
      STOP,
    );
    expect(contentOf(stream)).toEqual([
      { type: 'text', text: 'a' },
      { type: 'text', text: 'b' },
    ]);
  });

  it('makes up ids that servers left out, and reads calls beside each other', () => {
    const call = (name: string) => ({ type: 'tool_use', name, input: {} });
    const input = (index: number, text: string) => delta(index, { type: 'input_json_delta', partial_json: text });
    const stream = read(
      START,
      begin(0, call('f')),
      begin(1, call('g')),
      input(0, '{"a":1}'),
      input(1, '{}'),
      finish(),
      STOP,
    );
    expect(contentOf(stream)).toMatchObject([
      { id: 'call_msg_1_0_0', name: 'f', input: '{"a":1}' },
      { id: 'call_msg_1_0_1', name: 'g', input: '{}' },
    ]);
    expect(stream.completion.choices[0]?.finishReason).toEqual({ unified: 'tool_calls', raw: 'end_turn' });
  });

  it('tells a call that a limit has cut as far as it came', () => {
    const cut = delta(0, { type: 'input_json_delta', partial_json: '{"a' });
    const block = { type: 'tool_use', id: 't', name: 'f', input: {} };
    expect(contentOf(read(START, begin(0, block), cut, end(0), finish('max_tokens'), STOP))).toMatchObject([
      { input: '{"a' },
    ]);
    const served = { type: 'server_tool_use', id: 's', name: 'web_search', input: {} };
    expect(contentOf(read(START, begin(0, served), cut, end(0), finish('max_tokens'), STOP))).toMatchObject([
      { value: { input: '{"a' } },
    ]);
  });

  it('counts with the last numbers that were told', () => {
    const usage = { input_tokens: 7, cache_read_input_tokens: null, output_tokens: 9 };
    expect(read(START, finish('end_turn', usage), STOP).completion.usage).toMatchObject({
      inputTokens: 7,
      outputTokens: 9,
    });
    const later = { type: 'message_delta', delta: {}, usage: { output_tokens: 11 } };
    expect(read(START, finish(), later, STOP).completion.usage).toMatchObject({ inputTokens: 5, outputTokens: 11 });
  });

  it.each<readonly [what: string, events: readonly object[]]>([
    ['begins with no message', [{ type: 'message_start' }]],
    ['begins a second message', [START, START]],
    ['begins a block that is not a JSON object', [START, { type: 'content_block_start', index: 0 }]],
    ['continues a block that it did not begin', [START, said(0, 'a')]],
    ['continues a block that it did not begin', [START, begin(0, TEXT), end(0), said(0, 'a')]],
  ])('refuses a stream that %s', (what, events) => {
    expect(() => read(...events)).toThrowError(
      expect.objectContaining({ code: 'upstream_invalid', message: `The provider's stream ${what}` }),
    );
  });

  it.each(['data: {"a":1}\n\n', 'event: message_start\ndata: {"type"\n\n', 'data: []\n\n'])(
    'refuses the frame %j',
    (data) => {
      expect(() => readStream(data, createEventParser())).toThrowError(
        expect.objectContaining({ code: 'upstream_invalid' }),
      );
    },
  );

  it('refuses a call without a name', () => {
    expect(() => read(START, begin(0, { type: 'tool_use', id: 't', input: {} }))).toThrowError(
      expect.objectContaining({ code: 'upstream_invalid' }),
    );
  });

  it('gives events that fold to the same answer piece by piece', () => {
    const collector = createCollector();
    const { events, completion } = readFixtureStream('citations.sse');
    for (const event of events) collector.push([event] satisfies ChatEvent[]);
    expect(collector.finish('openai')).toEqual(completion);
  });
});
