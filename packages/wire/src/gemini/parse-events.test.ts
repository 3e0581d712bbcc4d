import { type ChatEvent, createCollector } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { fixtureNames, readFixture } from '../../test/fixtures.ts';
import { type ReadStream, readStream, splitFrames } from '../../test/streams.ts';
import { createFrameSplitter } from '../sse/frame-splitter.js';
import { createEventParser } from './parse-events.js';

const read = (...chunks: readonly unknown[]): ReadStream =>
  readStream(
    chunks.map((chunk) => `data: ${typeof chunk === 'string' ? chunk : JSON.stringify(chunk)}\n\n`).join(''),
    createEventParser(),
  );
const fixture = (name: string): ReadStream =>
  readStream(readFixture(`streams/${name}.sse`, 'gemini'), createEventParser());
const chunk = (parts: readonly object[], fields: object = {}): object => ({
  candidates: [{ content: { parts, role: 'model' }, index: 0, ...fields }],
});

describe('createEventParser', () => {
  it('tells what comes as it comes', () => {
    const types = fixture('text').events.map(({ type }) => type);
    expect(types).toEqual([
      'start',
      'text-delta',
      'usage',
      'text-delta',
      'extension',
      'usage',
      'text-delta',
      'extension',
      'finish',
      'usage',
    ]);
  });

  it('tells a call whole', () => {
    expect(fixture('tool-calls').events.filter(({ type }) => type.startsWith('tool'))).toEqual([
      {
        type: 'tool-input-start',
        choice: 0,
        index: 0,
        id: 'call_gemini_resp-2_0_0',
        name: 'weather',
        kind: 'function',
      },
      {
        type: 'tool-input-delta',
        choice: 0,
        index: 0,
        text: '{"city":"Rome"}',
        extensions: { gemini: { thoughtSignature: 'c2lnbmF0dXJl' } },
      },
      { type: 'tool-input-start', choice: 0, index: 1, id: 'fc-2', name: 'time', kind: 'function' },
      { type: 'tool-input-delta', choice: 0, index: 1, text: '{}' },
    ]);
  });

  it.each(fixtureNames('streams', 'gemini').filter((name) => name !== 'error.sse'))(
    'reads %s alike wherever the connection cuts it',
    (name) => {
      const bytes = readFixture(`streams/${name}`, 'gemini');
      const whole = readStream(bytes, createEventParser()).events;
      for (let cut = 1; cut < bytes.length; cut += 1) {
        const parser = createEventParser();
        const splitter = createFrameSplitter({ maxFrameBytes: 100_000 });
        const frames = [
          ...splitter.push(bytes.subarray(0, cut)),
          ...splitter.push(bytes.subarray(cut)),
          ...splitter.end(),
        ];
        expect(frames.flatMap((frame) => parser.push(frame))).toEqual(whole);
      }
    },
  );

  it('is complete with the finish reason of every candidate that was begun', () => {
    const parser = createEventParser();
    const frames = splitFrames(readFixture('streams/two-candidates.sse', 'gemini'));
    const complete = frames.map((frame) => {
      parser.push(frame);
      return parser.complete;
    });
    expect(complete).toEqual([false, false, true]);
    expect(parser.terminated).toBe(false);
  });

  it('is not complete without one', () => {
    expect(fixture('cut').complete).toBe(false);
    expect(read().complete).toBe(false);
    expect(read({ usageMetadata: { promptTokenCount: 1 } }).complete).toBe(false);
  });

  it('takes the last of the reasons that every chunk tells, and more text for unfinished', () => {
    const { completion, complete } = fixture('reason-with-every-chunk');
    expect(completion.choices[0]).toMatchObject({
      content: [{ type: 'text', text: 'One, two, three' }],
      finishReason: { unified: 'length', raw: 'MAX_TOKENS' },
    });
    expect(complete).toBe(true);
    expect(read(chunk([{ text: 'a' }], { finishReason: 'STOP' }), chunk([{ text: 'b' }])).complete).toBe(false);
    expect(read(chunk([{ text: 'a' }], { finishReason: 'STOP' }), chunk([{ text: '' }])).complete).toBe(true);
  });

  it('calls it a tool call although the call came after the reason', () => {
    const call = chunk([{ functionCall: { name: 'f' } }], { finishReason: 'STOP' });
    expect(read(chunk([{ text: 'a' }], { finishReason: 'STOP' }), call).completion.choices[0]?.finishReason).toEqual({
      unified: 'tool_calls',
      raw: 'STOP',
    });
  });

  it('lets the last usage win', () => {
    const usage = (tokens: number): object => ({
      usageMetadata: { promptTokenCount: 1, candidatesTokenCount: tokens },
    });
    expect(read(usage(1), usage(5)).completion.usage).toMatchObject({ inputTokens: 1, outputTokens: 5 });
  });

  it('ends a thought with its signature and begins another', () => {
    const thought = (fields: object): object => ({ thought: true, ...fields });
    const { completion } = read(
      chunk([thought({ text: 'a' })]),
      chunk([thought({ text: 'b', thoughtSignature: 's' })]),
      chunk([thought({ text: 'c' }), thought({ text: '' })]),
      chunk([{ functionCall: { name: 'f' } }]),
      chunk([thought({ text: '', thoughtSignature: 't' })]),
    );
    expect(completion.choices[0]?.content).toMatchObject([
      { type: 'reasoning', text: 'ab', signature: 's', maker: 'gemini' },
      { type: 'reasoning', text: 'c' },
      { type: 'tool-call' },
      { type: 'reasoning', text: '', signature: 't', maker: 'gemini' },
    ]);
  });

  it('makes up ids that differ between answers', () => {
    const idOf = (responseId: string): unknown =>
      read({ ...chunk([{ functionCall: { name: 'f' } }, { functionCall: { name: 'f' } }]), responseId }).completion
        .choices[0]?.content;
    expect(idOf('r1')).toMatchObject([{ id: 'call_gemini_r1_0_0' }, { id: 'call_gemini_r1_0_1' }]);
    expect(idOf('r2')).toMatchObject([{ id: 'call_gemini_r2_0_0' }, { id: 'call_gemini_r2_0_1' }]);
  });

  it('passes over comments, other events and a terminator', () => {
    const stream = ': hello\n\nevent: ping\ndata: {}\n\ndata: [DONE]\n\n';
    expect(readStream(stream, createEventParser()).events).toEqual([]);
  });

  it.each(['x', '[]', '{}', '{"object":"chat.completion.chunk","choices":[]}'])('refuses the data %s', (data) => {
    expect(() => read(data)).toThrow(expect.objectContaining({ code: 'upstream_invalid' }));
  });

  it('throws for an error, whatever came before', () => {
    const parser = createEventParser();
    const events: ChatEvent[] = [];
    const run = (): void => {
      for (const frame of splitFrames(readFixture('streams/error.sse', 'gemini'))) events.push(...parser.push(frame));
    };
    expect(run).toThrow(
      expect.objectContaining({
        code: 'upstream_failed',
        message: 'The model is overloaded.',
        details: { upstreamType: 'UNAVAILABLE' },
      }),
    );
    const collector = createCollector();
    collector.push(events);
    expect(collector.finish('p').choices[0]?.content).toEqual([{ type: 'text', text: 'Hel' }]);
    expect(parser.complete).toBe(false);
  });
});
