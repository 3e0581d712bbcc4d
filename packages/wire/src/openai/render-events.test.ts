import { type ChatEvent, type Completion, IsartorError, toEvents } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { fixtureNames, readFixture } from '../../test/fixtures.ts';
import { jsonBody, resolved } from '../../test/requests.ts';
import { chunksOf, readStream } from '../../test/streams.ts';
import type { ReplyIdentity } from '../codec.js';
import { openaiClientCodec } from './codec.js';
import { parseReply } from './parse-reply.js';

const identity: ReplyIdentity = { id: 'x1', created: 1_700_000_000, layer: 1, requestId: 'r1' };

const requestFor = (withUsage: boolean) =>
  resolved(
    openaiClientCodec.parseRequest(
      jsonBody({
        model: 'asked',
        messages: [{ role: 'user', content: 'a' }],
        stream: true,
        stream_options: { include_usage: withUsage },
      }),
    ),
  );

const render = (events: readonly ChatEvent[], withUsage = true): string => {
  const renderer = openaiClientCodec.createEventRenderer(identity, requestFor(withUsage));
  // One by one, as they arrive.
  return events.map((event) => renderer.render([event])).join('') + renderer.end();
};

/** The retired form of a call has no id, so one is made up of the id of the reply, which differs. */
const withoutMadeUpIds = (completion: Completion): unknown =>
  JSON.parse(JSON.stringify(completion).replaceAll(/"call_chatcmpl-[^"]*"/g, '"made up"'));

const finish: ChatEvent = { type: 'finish', choice: 0, reason: { unified: 'stop', raw: 'stop' } };
const textEvents: readonly ChatEvent[] = [
  { type: 'start', model: 'm' },
  { type: 'text-delta', choice: 0, text: 'Hi' },
  finish,
  { type: 'usage', usage: { inputTokens: 1, outputTokens: 2 } },
];

const chunk = (choice: object, fields: object = {}): object => ({
  id: 'chatcmpl-x1',
  object: 'chat.completion.chunk',
  created: 1_700_000_000,
  model: 'm',
  choices: [{ index: 0, delta: {}, logprobs: null, finish_reason: null, ...choice }],
  ...fields,
});

const deltasOf = (events: readonly ChatEvent[]): unknown[] =>
  chunksOf(render(events, false)).flatMap((part) =>
    typeof part === 'string' ? [part] : (part as { choices: { delta: unknown }[] }).choices.map(({ delta }) => delta),
  );

describe('createEventRenderer', () => {
  it('writes the role, the text, the finish and the end', () => {
    expect(chunksOf(render(textEvents, false))).toEqual([
      chunk({ delta: { role: 'assistant', content: '' } }),
      chunk({ delta: { content: 'Hi' } }),
      chunk({ finish_reason: 'stop' }),
      '[DONE]',
    ]);
  });

  it('writes a usage chunk, and null before it, for a caller who asked', () => {
    const chunks = chunksOf(render(textEvents, true));
    const usage = { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 };
    expect(chunks).toEqual([
      chunk({ delta: { role: 'assistant', content: '' } }, { usage: null }),
      chunk({ delta: { content: 'Hi' } }, { usage: null }),
      chunk({ finish_reason: 'stop' }, { usage: null }),
      chunk({}, { choices: [], usage }),
      '[DONE]',
    ]);
  });

  it('names the model that was asked for until the provider has named its own', () => {
    expect(chunksOf(render([finish], false))[0]).toMatchObject({ model: 'asked' });
  });

  it('writes tool calls: a start with an empty input, then the input', () => {
    const start: ChatEvent = { type: 'tool-input-start', choice: 0, index: 0, id: 'a', name: 'f', kind: 'function' };
    const custom: ChatEvent = { ...start, index: 1, id: 'b', kind: 'custom' };
    const input = { type: 'tool-input-delta', choice: 0 } as const;
    const extensions = { openai: { extra: 1, function: { x: 2 } } };
    expect(
      deltasOf([
        start,
        { ...input, index: 0, text: '{}', extensions },
        custom,
        { ...input, index: 1, text: 'go' },
        finish,
      ]),
    ).toEqual([
      { role: 'assistant', content: null },
      { tool_calls: [{ index: 0, id: 'a', type: 'function', function: { name: 'f', arguments: '' } }] },
      { tool_calls: [{ index: 0, extra: 1, function: { x: 2, arguments: '{}' } }] },
      { tool_calls: [{ index: 1, id: 'b', type: 'custom', custom: { name: 'f', input: '' } }] },
      { tool_calls: [{ index: 1, custom: { input: 'go' } }] },
      {},
      '[DONE]',
    ]);
  });

  it('writes parts that come whole', () => {
    const part = (value: Extract<ChatEvent, { type: 'part' }>['part']): ChatEvent => ({
      type: 'part',
      choice: 0,
      part: value,
    });
    expect(
      deltasOf([
        part({ type: 'text', text: 'a' }),
        part({ type: 'reasoning', text: 'hm' }),
        part({ type: 'reasoning', text: ', well', signature: 'sig', maker: 'gemini' }),
        part({ type: 'reasoning', text: '', redacted: 'sealed', maker: 'anthropic' }),
        part({ type: 'refusal', text: 'no' }),
        part({ type: 'tool-call', id: 'a', name: 'f', kind: 'function', input: '{}' }),
        part({ type: 'unknown', format: 'openai', value: { type: 'x' } }),
      ]),
    ).toEqual([
      { role: 'assistant', content: '' },
      { content: 'a' },
      { reasoning_content: 'hm' },
      { reasoning_content: ', well' },
      { refusal: 'no' },
      { tool_calls: [{ index: 0, id: 'a', type: 'function', function: { name: 'f', arguments: '{}' } }] },
      { content: [{ type: 'x' }] },
      '[DONE]',
    ]);
  });

  it('leaves out what other formats call their own', () => {
    const foreign: ChatEvent = { type: 'extension', format: 'anthropic', value: { container: 'c' } };
    expect(render([foreign, ...textEvents])).toBe(render(textEvents));
  });

  it('writes unnamed fields of a message that come in two goes once', () => {
    const news = (message: object, fields: object = {}): ChatEvent => ({
      type: 'extension',
      choice: 0,
      format: 'openai',
      value: { ...fields, message },
    });
    const list = ['a'];
    const deltas = deltasOf([news({ x: list }), finish, news({ x: list, y: 1 }, { native_finish_reason: 'end_turn' })]);
    expect(deltas).toEqual([{ role: 'assistant', content: null }, { x: ['a'] }, {}, { y: 1 }, '[DONE]']);
  });

  it('tells an error in a frame, and no end', () => {
    const renderer = openaiClientCodec.createEventRenderer(identity, requestFor(false));
    renderer.render(textEvents.slice(0, 2));
    const text = renderer.error(new IsartorError('upstream_broken', 'The stream broke'));
    expect(chunksOf(text)).toEqual([
      { error: { message: 'The stream broke', type: 'server_error', param: null, code: 'upstream_broken' } },
    ]);
    expect(text.endsWith('\n\n')).toBe(true);
  });

  const whole = fixtureNames('streams').filter((name) => name !== 'error.sse' && name !== 'cut.sse');

  it.each(whole)('is read again as the same answer when %s arrives', (name) => {
    const { events, completion } = readStream(readFixture(`streams/${name}`));
    const again = readStream(render(events));
    expect(again.complete).toBe(true);
    expect(withoutMadeUpIds(again.completion)).toEqual(withoutMadeUpIds(completion));
  });

  it.each(whole)('is read again as the same answer when %s is replayed', (name) => {
    const { completion } = readStream(readFixture(`streams/${name}`));
    const again = readStream(render(toEvents(completion)));
    expect(withoutMadeUpIds(again.completion)).toEqual(withoutMadeUpIds(completion));
  });

  it.each(fixtureNames('replies'))('streams the stored answer %s without loss', (name) => {
    const stored: Completion = parseReply(readFixture(`replies/${name}`), 'openai');
    const again = readStream(render(toEvents(stored)));
    expect(again.complete).toBe(true);
    expect(withoutMadeUpIds(again.completion)).toEqual(withoutMadeUpIds(stored));
  });

  it('gives all chunks one id, date and model', () => {
    const { completion } = readStream(readFixture('streams/two-choices.sse'));
    const chunks = chunksOf(render(toEvents(completion))).filter((part) => typeof part !== 'string');
    const heads = chunks.map((part) => JSON.stringify({ ...(part as object), choices: 0, usage: 0 }));
    expect(new Set(heads).size).toBe(1);
  });
});
