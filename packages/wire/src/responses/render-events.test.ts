import {
  type ChatEvent,
  type Completion,
  createCollector,
  IsartorError,
  type JsonObject,
  toEvents,
} from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { fixtureNames, readFixture } from '../../test/fixtures.ts';
import { identity, jsonBody, resolved, resolvedText } from '../../test/requests.ts';
import { readStream, splitFrames } from '../../test/streams.ts';
import { responsesClientCodec } from './codec.js';
import { createEventParser } from './parse-events.js';
import { parseReply } from './parse-reply.js';

const request = resolved(
  responsesClientCodec.parseRequest(jsonBody({ model: 'asked', input: 'Hi', instructions: 'Be brief.', stream: true })),
);
const start: ChatEvent = { type: 'start', model: 'm' };
const stop: ChatEvent = { type: 'finish', choice: 0, reason: { unified: 'stop' } };
const said = (text: string): ChatEvent => ({ type: 'text-delta', choice: 0, text });
const thought = (text: string): ChatEvent => ({ type: 'reasoning-delta', choice: 0, text });
const call = (index: number, kind: 'function' | 'custom' = 'function'): ChatEvent => ({
  type: 'tool-input-start',
  choice: 0,
  index,
  id: `call_${index}`,
  name: 'f',
  kind,
});
const input = (index: number, text: string): ChatEvent => ({ type: 'tool-input-delta', choice: 0, index, text });

const render = (events: readonly ChatEvent[], asked = request): string => {
  const renderer = responsesClientCodec.createEventRenderer(identity, asked);
  // One by one, as they arrive.
  return events.map((event) => renderer.render([event])).join('') + renderer.end();
};

/** As the gateway does: all events at once. */
const replay = (completion: Completion): string => {
  const renderer = responsesClientCodec.createEventRenderer(identity, request);
  return renderer.render(toEvents(completion)) + renderer.end();
};

interface Rendered extends JsonObject {
  readonly type: string;
  readonly response: { readonly output: readonly JsonObject[] } & JsonObject;
}

const dataOf = (stream: string): Rendered[] => splitFrames(Buffer.from(stream)).map(({ data }) => JSON.parse(data));
const eventsOf = (events: readonly ChatEvent[]): Rendered[] => dataOf(render(events));
const typesOf = (events: readonly ChatEvent[]): string[] => eventsOf(events).map(({ type }) => type);
const outputOf = (events: readonly ChatEvent[]): unknown => eventsOf(events).at(-1)?.response.output;

const fold = (events: readonly ChatEvent[]): Completion => {
  const collector = createCollector();
  collector.push(events);
  return collector.finish('openai');
};
const read = (stream: string): Completion => readStream(stream, createEventParser()).completion;

const MADE_UP = /^(?:msg|rs|fc|ctc|ig)_[0-9a-f]{32}_\d+$/;

/** Without ids, and without what holds nothing else; `every` id or those that a rendering made up. */
const withoutIds = (completion: Completion, every = true): unknown =>
  JSON.parse(JSON.stringify(completion), (name, value) => {
    if (name === 'id' && typeof value === 'string' && (every || MADE_UP.test(value))) return undefined;
    const isHolder = name === 'message' || name === 'extensions' || name === 'responses';
    return isHolder && Object.keys(value).length === 0 ? undefined : value;
  });

describe('createEventRenderer', () => {
  it('writes a text', () => {
    const types = typesOf([start, said('Hi'), said(' there'), stop]);
    expect(types).toEqual([
      'response.created',
      'response.in_progress',
      'response.output_item.added',
      'response.content_part.added',
      'response.output_text.delta',
      'response.output_text.delta',
      'response.output_text.done',
      'response.content_part.done',
      'response.output_item.done',
      'response.completed',
    ]);
  });

  it('numbers the events without gaps, and names each as its data does', () => {
    const frames = splitFrames(Buffer.from(render([start, thought('Hm'), said('Hi'), call(0), input(0, '{}'), stop])));
    expect(frames.map(({ data }) => JSON.parse(data).sequence_number)).toEqual(frames.map((_, position) => position));
    for (const { event, data } of frames) expect(JSON.parse(data).type).toBe(event);
  });

  it('begins with what was asked and ends with the whole answer', () => {
    const usage: ChatEvent = { type: 'usage', usage: { inputTokens: 1, outputTokens: 2 } };
    const tier: ChatEvent = { type: 'extension', format: 'responses', value: { service_tier: 'flex' } };
    const [first, ...others] = eventsOf([tier, start, said('Hi'), stop, usage]);
    const asked = { id: 'resp_x1', created_at: 1_700_000_000, instructions: 'Be brief.', store: false, model: 'm' };
    expect(first?.response).toMatchObject({ ...asked, status: 'in_progress', output: [], usage: null });
    expect(others.at(-1)?.response).toMatchObject({
      ...asked,
      status: 'completed',
      service_tier: 'flex',
      output: [{ type: 'message', status: 'completed', content: [{ text: 'Hi' }] }],
      usage: { input_tokens: 1, output_tokens: 2, total_tokens: 3 },
    });
  });

  it('tells nothing in what it begins with that comes later', () => {
    const [first] = eventsOf([start, said('Hi'), stop]);
    expect(first?.response.output).toEqual([]);
  });

  it('writes thoughts as a summary, with the seal they end with', () => {
    const seal: ChatEvent = { type: 'part-end', choice: 0, signature: 'sig', maker: 'anthropic' };
    const events = [start, thought('Two and'), thought(' two.'), seal, thought('Four?'), said('Four.'), stop];
    expect(typesOf(events).slice(2, 9)).toEqual([
      'response.output_item.added',
      'response.reasoning_summary_part.added',
      'response.reasoning_summary_text.delta',
      'response.reasoning_summary_text.delta',
      'response.reasoning_summary_text.done',
      'response.reasoning_summary_part.done',
      'response.output_item.done',
    ]);
    expect(outputOf(events)).toMatchObject([
      {
        type: 'reasoning',
        summary: [{ type: 'summary_text', text: 'Two and two.' }],
        encrypted_content: 'isartor.anthropic.signature.sig',
      },
      { type: 'reasoning', summary: [{ text: 'Four?' }] },
      { type: 'message' },
    ]);
  });

  it('keeps calls open while their inputs interleave', () => {
    const events = [
      start,
      call(0),
      call(1, 'custom'),
      input(1, 'x'),
      input(0, '{"a"'),
      said('Hi'),
      input(0, ':1}'),
      stop,
    ];
    expect(outputOf(events)).toMatchObject([
      { type: 'function_call', call_id: 'call_0', name: 'f', arguments: '{"a":1}', status: 'completed' },
      { type: 'custom_tool_call', call_id: 'call_1', name: 'f', input: 'x', status: 'completed' },
      { type: 'message', content: [{ text: 'Hi' }] },
    ]);
    const items = eventsOf(events).filter(({ type }) => type === 'response.output_item.added');
    expect(items.map(({ output_index }) => output_index)).toEqual([0, 1, 2]);
  });

  it('writes a call without input', () => {
    expect(outputOf([start, call(0), stop])).toMatchObject([{ type: 'function_call', arguments: '' }]);
  });

  it('says of an answer that was cut how far it came', () => {
    const cut: ChatEvent = { type: 'finish', choice: 0, reason: { unified: 'length' } };
    const last = eventsOf([start, said('Once upon'), cut]).at(-1);
    expect(last).toMatchObject({
      type: 'response.incomplete',
      response: {
        status: 'incomplete',
        incomplete_details: { reason: 'max_output_tokens' },
        output: [{ status: 'incomplete' }],
      },
    });
  });

  it('never calls an answer complete that told no finish reason', () => {
    expect(eventsOf([start, said('Hi')]).at(-1)?.type).toBe('response.incomplete');
    expect(eventsOf([]).map(({ type }) => type)).toEqual([
      'response.created',
      'response.in_progress',
      'response.incomplete',
    ]);
  });

  it('writes log probabilities with the text they are of', () => {
    const tokens = ['Hi', '!'].map((token) => ({ token, logprob: 0 }));
    const [first, second] = tokens.map(
      (token): ChatEvent => ({ type: 'logprobs', choice: 0, value: { content: [token] } }),
    );
    if (first === undefined || second === undefined) throw new Error('two tokens');
    const events = [start, said('Hi'), first, said('!'), second, stop];
    expect(outputOf(events)).toMatchObject([{ content: [{ text: 'Hi!', logprobs: tokens }] }]);
    expect(read(render(events)).choices[0]?.logprobs).toEqual({ content: tokens });
  });

  it('tells one answer of several', () => {
    const other: ChatEvent = { type: 'text-delta', choice: 1, text: 'Other' };
    const otherEnd: ChatEvent = { type: 'finish', choice: 1, reason: { unified: 'length' } };
    const last = eventsOf([start, other, said('Hi'), stop, otherEnd]).at(-1);
    expect(last).toMatchObject({ type: 'response.completed', response: { output: [{ content: [{ text: 'Hi' }] }] } });
  });

  it.each([
    ['before it began', []],
    ['in the middle', [start, said('Hi')]],
  ])('tells an error %s in the words of the documentation and in those of the service', (_name, events) => {
    const renderer = responsesClientCodec.createEventRenderer(identity, request);
    const before = splitFrames(Buffer.from(renderer.render(events))).length;
    const details = { upstreamCode: 'server_error', upstreamType: 'server_error' };
    const frames = splitFrames(
      Buffer.from(renderer.error(new IsartorError('upstream_broken', 'It broke', { details }))),
    );
    expect(frames).toHaveLength(1);
    expect(frames[0]?.event).toBe('error');
    const words = { code: 'server_error', message: 'It broke', param: null };
    expect(JSON.parse(frames[0]?.data ?? '')).toEqual({
      type: 'error',
      sequence_number: before,
      ...words,
      error: { ...words, type: 'server_error' },
    });
  });

  it('gives ids that are the same for the same request and differ between the turns of a conversation', () => {
    const ids = (asked: typeof request): unknown[] =>
      dataOf(render([start, said('Hi'), stop], asked)).flatMap(({ item_id: id }) => (id === undefined ? [] : [id]));
    expect(ids(request)).toEqual(ids(request));
    expect(ids(resolvedText('a'))[0]).not.toBe(ids(resolvedText('b'))[0]);
    expect(new Set(ids(request)).size).toBe(1);
  });

  const replies = fixtureNames('replies', 'responses').filter((name) => !/background|failed/.test(name));

  it.each(replies)('replays %s so that reading it gives the same', (name) => {
    const completion = parseReply(readFixture(`replies/${name}`, 'responses'), 'openai');
    const again = read(replay(completion));
    // A message learns its id with its last text.
    const everyId = name === 'two-parts.json';
    expect(withoutIds(again, everyId)).toEqual(withoutIds(completion, everyId));
  });

  it.each(replies)('passes the live events of %s on so that reading them gives the same', (name) => {
    const live = readStream(readFixture(`streams/${name.replace('json', 'sse')}`, 'responses'), createEventParser());
    // That a thought was told in full is known only when it has been told.
    const told = JSON.stringify(withoutIds(live.completion)).replace(
      ',"extensions":{"responses":{"isartor_reasoning_content":true}}',
      '',
    );
    expect(withoutIds(read(render(live.events)))).toEqual(JSON.parse(told));
  });

  it.each(fixtureNames('streams').filter((name) => !/audio|error|cut/.test(name)))(
    'tells the stream %s of Chat Completions',
    (name) => {
      const { events } = readStream(readFixture(`streams/${name}`));
      const plain = ({ choices: [choice] }: Completion): unknown =>
        choice?.content.map((part) => ({ ...part, extensions: null }));
      expect(plain(read(render(events)))).toEqual(plain(fold(events)));
    },
  );

  it.each(replies)('holds in its last event what its items said one by one: %s', (name) => {
    const events = dataOf(replay(parseReply(readFixture(`replies/${name}`, 'responses'), 'openai')));
    const items = events.flatMap(({ type, item }) => (type === 'response.output_item.done' ? [item] : []));
    expect(events.at(-1)?.response.output).toEqual(items);
  });
});

describe('an error behind frames that were passed on as received', () => {
  it.each([
    ['near its start', 'event: x\ndata: {"type":"x","sequence_number":41,"delta":"a"}\n\n'],
    ['near its end', 'event: x\ndata: {"type":"x","delta":"a","sequence_number": 41}\n\n'],
  ])('is numbered after the last one, which tells its number %s', (_name, frame) => {
    const renderer = responsesClientCodec.createEventRenderer(identity, resolvedText('Hi'));
    const error = renderer.error(new IsartorError('upstream_broken', 'It broke'), Buffer.from(frame));
    expect(error).toContain('"sequence_number":42');
  });
});

describe('a response that its provider gave up', () => {
  it('is told as such, and any other failure as an error', () => {
    const failed =
      'event: response.failed\ndata: {"type":"response.failed","sequence_number":3,"response":{"status":"failed",' +
      '"error":{"code":"context_length_exceeded","message":"Too long"}}}\n\n';
    let failure: unknown;
    try {
      readStream(failed, createEventParser());
    } catch (error) {
      failure = error;
    }
    expect(failure).toMatchObject({ code: 'upstream_failed', details: { answerFailed: true } });
    const renderer = responsesClientCodec.createEventRenderer(identity, resolvedText('Hi'));
    const [frame] = splitFrames(Buffer.from(renderer.error(failure as IsartorError)));
    expect(frame?.event).toBe('response.failed');
    expect(JSON.parse(frame?.data ?? '')).toMatchObject({
      type: 'response.failed',
      response: { status: 'failed', error: { code: 'context_length_exceeded', message: 'Too long' } },
    });
  });
});
