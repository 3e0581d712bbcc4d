import type { Completion } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { readFixture } from '../../test/fixtures.ts';
import { parseReply } from './parse-reply.js';

const parseFixture = (name: string): Completion => parseReply(readFixture(`replies/${name}.json`), 'openai');
const parse = (value: unknown): Completion =>
  parseReply(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)), 'openai');

const message = { role: 'assistant', content: 'Hi' };
const choice = { index: 0, message, finish_reason: 'stop' };

describe('parseReply', () => {
  it('reads a plain answer', () => {
    expect(parseFixture('text')).toEqual({
      provider: 'openai',
      model: 'gpt-4o-mini-2024-07-18',
      choices: [
        {
          index: 0,
          content: [{ type: 'text', text: 'Blue light is scattered most.' }],
          finishReason: { unified: 'stop', raw: 'stop' },
          extensions: { openai: { message: { annotations: [] } } },
        },
      ],
      usage: {
        inputTokens: 19,
        outputTokens: 10,
        cachedInputTokens: 8,
        reasoningTokens: 4,
        raw: expect.objectContaining({ total_tokens: 29 }),
      },
      extensions: { openai: { service_tier: 'default', system_fingerprint: 'fp_44709d6fcb' } },
    });
  });

  it('reads tool calls of both kinds', () => {
    const [answer] = parseFixture('tool-calls').choices;
    expect(answer?.content).toMatchObject([
      { type: 'tool-call', id: 'call_1', kind: 'function', input: '{\n"city": "Paris"\n}' },
      { type: 'tool-call', id: 'call_2', kind: 'custom', input: "print('Rome')" },
    ]);
    expect(answer?.finishReason).toEqual({ unified: 'tool_calls', raw: 'tool_calls' });
  });

  it('reads refusals, reasoning and log probabilities', () => {
    expect(parseFixture('refusal').choices[0]?.content).toEqual([
      { type: 'refusal', text: "I'm sorry, I cannot assist with that." },
    ]);
    expect(parseFixture('reasoning').choices[0]?.content).toEqual([
      { type: 'reasoning', text: 'Compare the decimals.' },
      { type: 'text', text: '9.8 is greater.' },
    ]);
    expect(parseFixture('two-choices').choices[0]?.logprobs).toMatchObject({ content: [{ token: 'Hi' }] });
  });

  it('keeps fields of the answer, of a choice and of a message apart', () => {
    const completion = parseFixture('content-filter');
    expect(completion.extensions?.openai).toHaveProperty('prompt_filter_results');
    expect(completion.choices[0]?.extensions?.openai).toHaveProperty('content_filter_results');
    expect(parseFixture('audio').choices[0]?.extensions?.openai).toHaveProperty('message.audio.transcript', 'Yes.');
  });

  it.each([
    ['stop', 'stop'],
    ['eos', 'stop'],
    ['length', 'length'],
    ['model_length', 'length'],
    ['tool_calls', 'tool_calls'],
    ['function_call', 'tool_calls'],
    ['content_filter', 'content_filter'],
    ['error', 'error'],
    ['insufficient_system_resource', 'other'],
  ])('reads the finish reason %s as %s', (raw, unified) => {
    const [answer] = parse({ choices: [{ ...choice, finish_reason: raw }] }).choices;
    expect(answer?.finishReason).toEqual({ unified, raw });
  });

  it('calls a forced tool call a tool call although it ends with stop', () => {
    const calls = [{ id: 'a', type: 'function', function: { name: 'f', arguments: '{}' } }];
    const [answer] = parse({ choices: [{ ...choice, message: { content: null, tool_calls: calls } }] }).choices;
    expect(answer?.finishReason).toEqual({ unified: 'tool_calls', raw: 'stop' });
  });

  it('is lenient with what a server leaves out or writes its own way', () => {
    const calls = [{ function: { name: 'f', arguments: { city: 'Rome' } } }, { function: { name: 'g' } }];
    const completion = parse({
      id: 'chatcmpl-1/2',
      choices: [
        {
          message: { content: [{ type: 'text', text: 'a' }, { type: 'x' }], tool_calls: calls },
          finish_reason: 'stop',
        },
      ],
      usage: { prompt_tokens: 5 },
    });
    expect(completion).toMatchObject({ model: '', usage: { inputTokens: 5, outputTokens: 0 } });
    expect(completion.choices[0]?.index).toBe(0);
    expect(completion.choices[0]?.content).toEqual([
      { type: 'text', text: 'a' },
      { type: 'unknown', format: 'openai', value: { type: 'x' } },
      { type: 'tool-call', id: 'call_chatcmpl-12_0_0', name: 'f', kind: 'function', input: '{"city":"Rome"}' },
      { type: 'tool-call', id: 'call_chatcmpl-12_0_1', name: 'g', kind: 'function', input: '' },
    ]);
  });

  it.each([
    ['nothing', ''],
    ['HTML', '<html></html>'],
    ['half an answer', '{"choices":[{"message":'],
    ['a list', []],
    ['no choices', { choices: [] }],
    ['choices that are no list', { choices: {} }],
    ['a choice that is none', { choices: [null] }],
    ['a choice without a message', { choices: [{ finish_reason: 'stop' }] }],
    ['a choice without a finish reason', { choices: [{ message }] }],
    ['a choice with an empty finish reason', { choices: [{ message, finish_reason: '' }] }],
    ['one bad choice of two', { choices: [choice, { index: 1, message, finish_reason: null }] }],
    ['content that is none', { choices: [{ ...choice, message: { content: 5 } }] }],
    ['content with a part that is none', { choices: [{ ...choice, message: { content: [5] } }] }],
    ['tool calls that are no list', { choices: [{ ...choice, message: { tool_calls: {} } }] }],
    ['a tool call without a name', { choices: [{ ...choice, message: { tool_calls: [{ id: 'a' }] } }] }],
    ['a function call that is none', { choices: [{ ...choice, message: { function_call: 'f' } }] }],
  ])('refuses %s', (_name, body) => {
    expect(() => parse(body)).toThrowError(expect.objectContaining({ code: 'upstream_invalid' }));
  });

  it.each([
    [
      { error: { message: 'Out of memory', type: 'server_error', code: 507 } },
      'Out of memory',
      { upstreamType: 'server_error', upstreamCode: '507' },
    ],
    [{ error: 'Out of memory', choices: [choice] }, 'Out of memory', {}],
    [{ error: {} }, 'The provider reported an error without a message', {}],
  ])('tells an error with status 200: %j', (body, text, details) => {
    expect(() => parse(body)).toThrowError(
      expect.objectContaining({ code: 'upstream_failed', message: text, details }),
    );
  });

  it('refuses text that is not UTF-8', () => {
    const [head, tail] = JSON.stringify({ choices: [choice] }).split('Hi');
    const body = Buffer.concat([Buffer.from(head ?? ''), Buffer.from([0xff]), Buffer.from(tail ?? '')]);
    expect(() => parseReply(body, 'openai')).toThrowError(expect.objectContaining({ code: 'upstream_invalid' }));
  });

  it('takes error: null for none', () => {
    expect(parse({ error: null, choices: [choice] }).choices).toHaveLength(1);
  });
});
