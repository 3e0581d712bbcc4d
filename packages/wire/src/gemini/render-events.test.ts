import { type ChatEvent, type Completion, createCollector, IsartorError, type Part, toEvents } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { fixtureNames, readFixture } from '../../test/fixtures.ts';
import { identity, resolvedText } from '../../test/requests.ts';
import { chunksOf, readStream, splitFrames } from '../../test/streams.ts';
import type { EventRenderer } from '../codec.js';
import { createEventParser as createOpenaiParser } from '../openai/parse-events.js';
import { geminiArrayClientCodec, geminiStreamClientCodec } from './codec.js';
import { createEventParser } from './parse-events.js';
import { parseReply } from './parse-reply.js';

const request = resolvedText('Hi', { model: 'asked', stream: true });
const renderer = (): EventRenderer => geminiStreamClientCodec.createEventRenderer(identity, request);
const arrayRenderer = (): EventRenderer => geminiArrayClientCodec.createEventRenderer(identity, request);
const rendered = (events: readonly ChatEvent[], with_ = renderer()): string =>
  // One by one, as they arrive.
  events.map((event) => with_.render([event])).join('') + with_.end();
const folded = (events: readonly ChatEvent[]): Completion => {
  const collector = createCollector();
  collector.push(events);
  return collector.finish('openai');
};
const again = (stream: string): Completion => readStream(stream, createEventParser()).completion;
const withoutMadeUpIds = (completion: Completion): unknown =>
  JSON.parse(JSON.stringify(completion).replaceAll(/"call_gemini_[^"]*"/g, '"made up"'));
const candidate = (part: object): object => ({
  candidates: [{ content: { parts: [part], role: 'model' }, index: 0 }],
  modelVersion: 'm',
  responseId: 'x1',
});

const finish: ChatEvent = { type: 'finish', choice: 0, reason: { unified: 'tool_calls', raw: 'tool_calls' } };
const start = (index: number, id = `c${index}`): ChatEvent => ({
  type: 'tool-input-start',
  choice: 0,
  index,
  id,
  name: 'f',
  kind: 'function',
});
const input = (index: number, text: string): ChatEvent => ({ type: 'tool-input-delta', choice: 0, index, text });
const text = (said: string): ChatEvent => ({ type: 'text-delta', choice: 0, text: said });

/** A part of Chat Completions without the fields that only it has, its input printed again. */
const plain = (part: Part): Part => {
  if (part.type !== 'tool-call') return part;
  const { extensions: _extensions, ...call } = part;
  return { ...call, input: JSON.stringify(JSON.parse(part.input)) };
};

describe('a rendered stream', () => {
  it('is one of this dialect: finish reason and usage last, whichever came first', () => {
    const events: ChatEvent[] = [
      { type: 'start', model: 'm' },
      { type: 'reasoning-delta', choice: 0, text: 'Hm' },
      text('Hi'),
      { type: 'finish', choice: 0, reason: { unified: 'stop', raw: 'stop' } },
      { type: 'usage', usage: { inputTokens: 1, outputTokens: 2 } },
    ];
    expect(chunksOf(rendered(events))).toEqual([
      candidate({ text: 'Hm', thought: true }),
      candidate({ text: 'Hi' }),
      {
        candidates: [{ content: { parts: [{ text: '' }], role: 'model' }, finishReason: 'STOP', index: 0 }],
        usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 2, totalTokenCount: 3 },
        modelVersion: 'm',
        responseId: 'x1',
      },
    ]);
  });

  it('sends a call once its input is whole, before what comes after it', () => {
    expect(
      chunksOf(
        rendered([
          { type: 'start', model: 'm' },
          start(0),
          input(0, '{"a"'),
          input(0, ':1}'),
          text('b'),
          start(1),
          start(2),
          input(2, '{}'),
          input(1, '{"c":2}'),
          finish,
        ]),
      ).slice(0, -1),
    ).toEqual([
      candidate({ functionCall: { id: 'c0', name: 'f', args: { a: 1 } } }),
      candidate({ text: 'b' }),
      candidate({ functionCall: { id: 'c1', name: 'f', args: { c: 2 } } }),
      candidate({ functionCall: { id: 'c2', name: 'f', args: {} } }),
    ]);
  });

  it('waits with a call that is not whole when something else comes', () => {
    expect(
      chunksOf(
        rendered([{ type: 'start', model: 'm' }, start(0), input(0, '{"a"'), text('b'), input(0, ':1}'), finish]),
      ).slice(0, -1),
    ).toEqual([candidate({ text: 'b' }), candidate({ functionCall: { id: 'c0', name: 'f', args: { a: 1 } } })]);
  });

  it('breaks where the input of a call never becomes an object', () => {
    expect(() => rendered([start(0), input(0, '{"a"'), finish])).toThrow(
      expect.objectContaining({ code: 'upstream_invalid' }),
    );
  });

  it.each(fixtureNames('replies', 'gemini'))('of the kept answer %s is read as the same completion', (name) => {
    const completion = parseReply(readFixture(`replies/${name}`, 'gemini'), 'openai');
    expect(withoutMadeUpIds(again(rendered(toEvents(completion))))).toEqual(withoutMadeUpIds(completion));
  });

  const whole = fixtureNames('streams', 'gemini').filter((name) => !['error.sse', 'cut.sse'].includes(name));

  it.each(whole)('of the live stream %s is read as the same completion', (name) => {
    const { events, completion } = readStream(readFixture(`streams/${name}`, 'gemini'), createEventParser());
    expect(withoutMadeUpIds(again(rendered(events)))).toEqual(withoutMadeUpIds(completion));
  });

  it.each(['text', 'tool-calls', 'reasoning', 'two-choices'])(
    'of the stream %s of Chat Completions says the same',
    (name) => {
      const { events } = readStream(readFixture(`streams/${name}.sse`), createOpenaiParser());
      const told = again(rendered(events));
      const { choices, usage } = folded(events);
      expect([told.usage?.inputTokens, told.usage?.outputTokens]).toEqual([usage?.inputTokens, usage?.outputTokens]);
      expect(told.choices.map(({ content, finishReason }) => ({ content, unified: finishReason.unified }))).toEqual(
        choices.map(({ content, finishReason }) => ({ content: content.map(plain), unified: finishReason.unified })),
      );
    },
  );

  it('seals what another maker has signed so that it can come back', () => {
    const events: ChatEvent[] = [
      { type: 'reasoning-delta', choice: 0, text: 'a' },
      { type: 'part-end', choice: 0, signature: 's', maker: 'anthropic' },
      { type: 'part', choice: 0, part: { type: 'reasoning', text: '', redacted: 'r', maker: 'anthropic' } },
      text('b'),
      { type: 'part-end', choice: 0 },
      { type: 'refusal-delta', choice: 0, text: 'No.' },
      finish,
    ];
    expect(again(rendered(events)).choices[0]?.content).toEqual([
      { type: 'reasoning', text: 'a', signature: 's', maker: 'anthropic' },
      { type: 'reasoning', text: '', redacted: 'r', maker: 'anthropic' },
      { type: 'text', text: 'bNo.' },
    ]);
  });

  it('leaves out what this dialect has no words for', () => {
    const events: ChatEvent[] = [
      { type: 'extension', format: 'openai', value: { a: 1 } },
      { type: 'part', choice: 0, part: { type: 'unknown', format: 'openai', value: {} } },
      { type: 'logprobs', choice: 0, value: 'x' },
    ];
    expect(chunksOf(rendered(events))).toEqual([{ modelVersion: 'asked', responseId: 'x1' }]);
  });

  it('tells an error as an event, and once more so that Google’s own clients throw', () => {
    const stream = renderer().error(new IsartorError('upstream_broken', 'The stream ended'));
    const error = { error: { code: 502, message: 'The stream ended', status: 'UNAVAILABLE' } };
    const [event, ...others] = splitFrames(Buffer.from(stream));
    expect(JSON.parse(event?.data ?? '')).toEqual(error);
    expect(others.map(({ data }) => data)).toEqual(['']);
    // What is left when the stream ends is no event, and is JSON by itself.
    expect(JSON.parse(stream.slice(stream.lastIndexOf('\n\n')))).toEqual(error);
    expect(() => readStream(stream, createEventParser())).toThrow(expect.objectContaining({ code: 'upstream_failed' }));
  });
});

describe('a rendered list', () => {
  it('holds the chunks of the stream', () => {
    const events: ChatEvent[] = [{ type: 'start', model: 'm' }, text('a'), text('b'), finish];
    expect(JSON.parse(rendered(events, arrayRenderer()))).toEqual(chunksOf(rendered(events)));
    expect(geminiArrayClientCodec.streamType).toBe('application/json');
  });

  it('holds the frames of a provider of this dialect as they came', () => {
    const list = arrayRenderer();
    const frames = [
      'data: {"a": 12345678901234567890}\n\n',
      ': ping\n\n',
      'data: {"b":\r\ndata: 1}\r\n\r\n',
      'data: [DONE]\n\n',
      '\ufeffdata: {}\n\n',
    ];
    const body = frames.map((frame) => list.reframe?.(Buffer.from(frame))).join('') + list.end();
    expect(body).toBe('[{"a": 12345678901234567890},\n{"b":\n1},\n{}]');
    expect(JSON.parse(body)).toHaveLength(3);
  });

  it('is closed behind an error, wherever that comes', () => {
    const error = new IsartorError('upstream_timeout', 'Too late');
    const told = { error: { code: 504, message: 'Too late', status: 'DEADLINE_EXCEEDED' } };
    expect(JSON.parse(arrayRenderer().error(error))).toEqual([told]);
    const list = arrayRenderer();
    expect(JSON.parse(list.render([text('a')]) + list.error(error))).toEqual([expect.anything(), told]);
  });

  it('is empty where no frame came', () => {
    const list = arrayRenderer();
    list.reframe?.(Buffer.from(': ping\n\n'));
    expect(list.end()).toBe('[]');
  });
});
