import { type ChatEvent, type Completion, createCollector, IsartorError, toEvents } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { accumulateMessage } from '../../test/anthropic-message.ts';
import { fixtureNames, readFixture } from '../../test/fixtures.ts';
import { identity, renderWhole, resolvedText } from '../../test/requests.ts';
import { chunksOf, readStream, splitFrames } from '../../test/streams.ts';
import type { EventParser } from '../codec.js';
import { createEventParser as createOpenaiParser } from '../openai/parse-events.js';
import { anthropicClientCodec } from './codec.js';
import { createEventParser } from './parse-events.js';
import { parseReply } from './parse-reply.js';
import { createEventRenderer } from './render-events.js';

const request = resolvedText('Hi', { model: 'asked' });
const render = (events: readonly ChatEvent[]): string => {
  const renderer = createEventRenderer(identity, request);
  return renderer.render(events) + renderer.end();
};
/** As frames arrive from a provider. */
const renderFrames = (stream: Uint8Array, parser: EventParser): string => {
  const renderer = createEventRenderer(identity, request);
  const pieces = splitFrames(stream).map((frame) => renderer.render(parser.push(frame)));
  return pieces.join('') + renderer.end();
};
const again = (stream: string): Completion => readStream(stream, createEventParser()).completion;
const START: ChatEvent = { type: 'start', model: 'm' };
const FINISH: ChatEvent = { type: 'finish', choice: 0, reason: { unified: 'stop', raw: 'stop' } };
const text = (said: string, choice = 0): ChatEvent => ({ type: 'text-delta', choice, text: said });
const callStart = (index: number): ChatEvent => ({
  type: 'tool-input-start',
  choice: 0,
  index,
  id: `call_${index}`,
  name: 'f',
  kind: 'function',
});
const callInput = (index: number, input: string): ChatEvent => ({
  type: 'tool-input-delta',
  choice: 0,
  index,
  text: input,
});
const typesOf = (stream: string): unknown[] => splitFrames(Buffer.from(stream)).map(({ event }) => event);

const WHOLE = fixtureNames('streams', 'anthropic').filter((name) => name !== 'cut.sse' && name !== 'error.sse');

describe('an answer of this dialect', () => {
  it.each(WHOLE)('is the same when it is streamed on: %s', (name) => {
    const stream = readFixture(`streams/${name}`, 'anthropic');
    const { events, completion } = readStream(stream, createEventParser());
    expect(again(render(events))).toEqual(completion);
    expect(again(renderFrames(stream, createEventParser()))).toEqual(completion);
  });

  it.each(fixtureNames('replies', 'anthropic'))('is the same when it is replayed: %s', (name) => {
    const completion = parseReply(readFixture(`replies/${name}`, 'anthropic'), 'openai');
    const stream = render(toEvents(completion));
    expect(again(stream)).toEqual(completion);
    expect(accumulateMessage(stream)).toEqual(JSON.parse(renderWhole(anthropicClientCodec, completion, request)));
  });
});

describe('an answer of another dialect', () => {
  it.each(['text', 'tool-calls', 'reasoning', 'refusal', 'content-filter', 'gateway-reasoning', 'whole-tool-calls'])(
    'is what client libraries make of the whole answer: %s',
    (name) => {
      const stream = readFixture(`streams/${name}.sse`, 'openai');
      const { events, completion } = readStream(stream, createOpenaiParser());
      const whole = JSON.parse(renderWhole(anthropicClientCodec, completion, request));
      expect(accumulateMessage(render(events))).toEqual(whole);
      expect(accumulateMessage(renderFrames(stream, createOpenaiParser()))).toEqual(whole);
      expect(accumulateMessage(render(toEvents(completion)))).toEqual(whole);
    },
  );

  it('is framed as the dialect frames it', () => {
    const usage: ChatEvent = { type: 'usage', usage: { inputTokens: 5, outputTokens: 2 } };
    expect(render([START, text('Hi'), FINISH, usage])).toBe(
      [
        'event: message_start\ndata: {"type":"message_start","message":{"id":"msg_x1","type":"message","role":"assistant","model":"m","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":0,"output_tokens":0}}}',
        'event: content_block_start\ndata: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}',
        'event: content_block_delta\ndata: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hi"}}',
        'event: content_block_stop\ndata: {"type":"content_block_stop","index":0}',
        'event: message_delta\ndata: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"input_tokens":5,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":2}}',
        'event: message_stop\ndata: {"type":"message_stop"}',
        '',
      ].join('\n\n'),
    );
  });

  it('tells its input at the start where its provider counts first', () => {
    const usage: ChatEvent = { type: 'usage', usage: { inputTokens: 5, outputTokens: 2, cachedInputTokens: 4 } };
    expect(chunksOf(render([START, usage, text('Hi'), FINISH]))[0]).toMatchObject({
      message: { usage: { input_tokens: 1, cache_read_input_tokens: 4, output_tokens: 0 } },
    });
  });

  it('has each kind of part in a block of its own', () => {
    const events: ChatEvent[] = [
      START,
      { type: 'reasoning-delta', choice: 0, text: 'Hm.' },
      { type: 'part-end', choice: 0, signature: 'Z2Vt', maker: 'gemini' },
      text('a'),
      text('b'),
      { type: 'refusal-delta', choice: 0, text: 'No.' },
      { type: 'part', choice: 0, part: { type: 'text', text: 'c' } },
      { type: 'part', choice: 0, part: { type: 'unknown', format: 'responses', value: {} } },
      { type: 'part', choice: 0, part: { type: 'tool-call', id: 'x', name: 'g', kind: 'function', input: '{"a":1}' } },
      callStart(0),
      callInput(0, '{"b"'),
      callInput(0, ':2}'),
      callStart(1),
      { type: 'logprobs', choice: 0, value: {} },
      FINISH,
    ];
    expect(accumulateMessage(render(events)).content).toEqual([
      { type: 'thinking', thinking: 'Hm.', signature: 'isartor.gemini.signature.Z2Vt' },
      { type: 'text', text: 'ab' },
      { type: 'text', text: 'No.' },
      { type: 'text', text: 'c' },
      { type: 'tool_use', id: 'x', name: 'g', input: { a: 1 } },
      { type: 'tool_use', id: 'call_0', name: 'f', input: { b: 2 } },
      { type: 'tool_use', id: 'call_1', name: 'f', input: {} },
    ]);
  });

  it('begins a call as soon as it is known', () => {
    const renderer = createEventRenderer(identity, request);
    expect(typesOf(renderer.render([START, callStart(0)]))).toEqual(['message_start', 'content_block_start']);
    expect(typesOf(renderer.render([callInput(0, '{}')]))).toEqual(['content_block_delta']);
  });

  it('has room for the first of several answers', () => {
    const other: ChatEvent = { type: 'finish', choice: 1, reason: { unified: 'length' } };
    const message = accumulateMessage(render([START, text('a'), text('x', 1), text('b'), FINISH, other]));
    expect(message).toMatchObject({ content: [{ type: 'text', text: 'ab' }], stop_reason: 'end_turn' });
  });

  it('refuses what the dialect cannot tell', () => {
    const late = [START, callStart(0), callStart(1), callInput(0, '{}')];
    expect(() => render(late)).toThrowError(expect.objectContaining({ code: 'upstream_invalid' }));
    const custom: ChatEvent = { type: 'tool-input-start', choice: 0, index: 0, id: 'a', name: 'f', kind: 'custom' };
    expect(() => render([START, custom])).toThrowError(expect.objectContaining({ code: 'unsupported_feature' }));
  });

  it('is a message, though it says nothing', () => {
    expect(accumulateMessage(render([START, FINISH]))).toMatchObject({ content: [], stop_reason: 'end_turn' });
    expect(accumulateMessage(render([FINISH]))).toMatchObject({ model: 'asked' });
  });

  it('folds to what is replayed', () => {
    const collector = createCollector();
    const events = [START, text('a'), FINISH];
    collector.push(events);
    expect(render(toEvents(collector.finish('openai')))).toBe(render(events));
  });
});

describe('an answer that breaks', () => {
  it('ends with the event that makes client libraries throw', () => {
    const renderer = createEventRenderer(identity, request);
    const begun = renderer.render([START, text('The answer is')]);
    const broken = begun + renderer.error(new IsartorError('upstream_broken', 'The stream ended'));
    expect(
      broken.endsWith(
        'event: error\ndata: {"type":"error","error":{"type":"api_error","message":"The stream ended"},"request_id":"r1"}\n\n',
      ),
    ).toBe(true);
    expect(() => accumulateMessage(broken)).toThrow('The stream ended');
    expect(() => readStream(broken, createEventParser())).toThrowError(
      expect.objectContaining({ code: 'upstream_failed', message: 'The stream ended' }),
    );
  });
});
