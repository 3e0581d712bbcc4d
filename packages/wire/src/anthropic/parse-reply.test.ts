import type { Completion, Part } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { readFixture } from '../../test/fixtures.ts';
import { parseReply } from './parse-reply.js';

const read = (reply: unknown): Completion =>
  parseReply(Buffer.from(typeof reply === 'string' ? reply : JSON.stringify(reply)), 'anthropic');
const readFixtureReply = (name: string): Completion =>
  read(readFixture(`replies/${name}.json`, 'anthropic').toString());
const contentOf = ({ choices }: Completion): readonly Part[] => choices[0]?.content ?? [];
const REPLY = { type: 'message', content: [{ type: 'text', text: 'Hi' }], stop_reason: 'end_turn' };

describe('parseReply', () => {
  it('reads text and what it cost', () => {
    expect(readFixtureReply('text')).toEqual({
      provider: 'anthropic',
      model: 'claude-sonnet-4-5-20250929',
      choices: [
        {
          index: 0,
          content: [{ type: 'text', text: 'Der Himmel ist blau 🌍 – schön.' }],
          finishReason: { unified: 'stop', raw: 'end_turn' },
        },
      ],
      usage: {
        inputTokens: 31,
        outputTokens: 10,
        cachedInputTokens: 8,
        cacheWriteInputTokens: 4,
        raw: expect.objectContaining({ input_tokens: 19 }),
      },
    });
  });

  it('reads calls in their place', () => {
    const { choices } = readFixtureReply('tool-use');
    expect(choices).toEqual([
      {
        index: 0,
        content: [
          { type: 'text', text: 'Let me look.' },
          { type: 'tool-call', id: 'toolu_01', name: 'get_weather', kind: 'function', input: '{"city":"Paris"}' },
          { type: 'tool-call', id: 'toolu_02', name: 'get_time', kind: 'function', input: '{}' },
        ],
        finishReason: { unified: 'tool_calls', raw: 'tool_use' },
      },
    ]);
  });

  it('reads thoughts: signed, redacted, and omitted', () => {
    const completion = readFixtureReply('thinking');
    expect(contentOf(completion)).toEqual([
      {
        type: 'reasoning',
        text: '27 times 453 is 12231.',
        signature: 'EqQBCgIYAhIM1gbcDa9GJwZA2b3h',
        maker: 'anthropic',
      },
      { type: 'reasoning', text: '', redacted: 'EmwKAhgBEgy3va3pzix/LafPsn4a', maker: 'anthropic' },
      { type: 'reasoning', text: '', signature: 'EpIBCkYICBgCKkAb', maker: 'anthropic' },
      { type: 'text', text: '12231' },
    ]);
    expect(completion.usage).toMatchObject({ outputTokens: 320, reasoningTokens: 290 });
  });

  it('keeps what has no name, where it was', () => {
    const { extensions, choices } = readFixtureReply('server-tools');
    expect(Object.keys(extensions?.anthropic ?? {}).sort()).toEqual(['container', 'context_management']);
    expect(choices[0]?.content.map(({ type }) => type)).toEqual(['text', 'unknown', 'unknown', 'text']);
    const [cited] = contentOf(readFixtureReply('citations')).slice(1);
    expect(cited).toMatchObject({ extensions: { anthropic: { citations: [{ type: 'char_location' }] } } });
    expect(readFixtureReply('stop-sequence').choices[0]).toMatchObject({
      finishReason: { unified: 'stop', raw: 'stop_sequence' },
      extensions: { anthropic: { stop_sequence: 'three' } },
    });
    expect(contentOf(readFixtureReply('unnamed-fields'))[1]).toMatchObject({
      extensions: { anthropic: { caller: { type: 'direct' } } },
    });
  });

  it.each([
    ['end_turn', 'stop'],
    ['stop_sequence', 'stop'],
    ['max_tokens', 'length'],
    ['model_context_window_exceeded', 'length'],
    ['tool_use', 'tool_calls'],
    ['refusal', 'content_filter'],
    ['pause_turn', 'other'],
    ['x_new', 'other'],
  ])('understands %s as %s', (raw, unified) => {
    expect(read({ ...REPLY, stop_reason: raw }).choices[0]?.finishReason).toEqual({ unified, raw });
  });

  it('sees a call to answer, whatever a server calls the end', () => {
    const content = [{ type: 'tool_use', id: 't', name: 'f', input: {} }];
    expect(read({ ...REPLY, content }).choices[0]?.finishReason.unified).toBe('tool_calls');
  });

  it('tells the input of a call whose number is beyond a double as it is written', () => {
    const reply = `{"content":[{"type":"tool_use","id":"t","name":"f","input":{"id": 12345678901234567890}}],"stop_reason":"tool_use"}`;
    expect(contentOf(read(reply))).toMatchObject([{ input: '{"id": 12345678901234567890}' }]);
  });

  it('drops blocks that were begun and never filled', () => {
    const content = [
      { type: 'text', text: '' },
      { type: 'thinking', thinking: '', signature: '' },
      { type: 'text', text: 'Hi' },
    ];
    expect(contentOf(read({ ...REPLY, content }))).toEqual([{ type: 'text', text: 'Hi' }]);
  });

  it.each([
    ['is not valid JSON', '<html>'],
    ['is not a JSON object', '[]'],
    ['has no content', { ...REPLY, content: 'Hi' }],
    ['has no stop reason', { ...REPLY, stop_reason: null }],
    ['has no stop reason', { content: [] }],
    ['has content that is not a list of blocks', { ...REPLY, content: ['Hi'] }],
  ])('refuses an answer that %s', (what, reply) => {
    expect(() => read(reply)).toThrowError(
      expect.objectContaining({ code: 'upstream_invalid', message: `The provider's answer ${what}` }),
    );
  });

  it('tells an error that came with a good status as one', () => {
    const error = { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } };
    expect(() => read(error)).toThrowError(
      expect.objectContaining({
        code: 'upstream_failed',
        message: 'Overloaded',
        details: { upstreamType: 'overloaded_error' },
      }),
    );
  });
});
