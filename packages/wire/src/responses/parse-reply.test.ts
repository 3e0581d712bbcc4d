import type { Completion } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { readFixture } from '../../test/fixtures.ts';
import { parseReply } from './parse-reply.js';

const reply = (name: string): Completion => parseReply(readFixture(`replies/${name}.json`, 'responses'), 'openai');
const content = (name: string): unknown => reply(name).choices[0]?.content;
const parse = (value: unknown): Completion => parseReply(Buffer.from(JSON.stringify(value)), 'openai');

describe('parseReply', () => {
  it('reads a plain answer, and leaves out what repeats the request', () => {
    expect(reply('text')).toEqual({
      provider: 'openai',
      model: 'gpt-4.1-2025-04-14',
      choices: [
        {
          index: 0,
          content: [
            {
              type: 'text',
              text: 'Der Himmel ist blau 🌍 – schön.',
              extensions: { responses: { message: { id: 'msg_1' } } },
            },
          ],
          finishReason: { unified: 'stop', raw: 'completed' },
        },
      ],
      usage: {
        inputTokens: 19,
        outputTokens: 10,
        cachedInputTokens: 8,
        reasoningTokens: 0,
        raw: expect.objectContaining({ total_tokens: 29 }),
      },
      extensions: { responses: { service_tier: 'default' } },
    });
  });

  it('reads calls beside text', () => {
    expect(content('tool-calls')).toMatchObject([
      { type: 'text', text: 'Let me look.' },
      {
        type: 'tool-call',
        id: 'call_1',
        name: 'get_weather',
        kind: 'function',
        input: '{"city": "Paris"}',
        extensions: { responses: { id: 'fc_1' } },
      },
      { type: 'tool-call', id: 'call_2', input: '{"city": "Rome"}' },
    ]);
    expect(reply('tool-calls').choices[0]?.finishReason).toEqual({ unified: 'tool_calls', raw: 'completed' });
    expect(content('custom-tool')).toMatchObject([{ kind: 'custom', id: 'call_9', input: "print('Rome')" }]);
  });

  it('reads thoughts with what vouches for them or stands in for them', () => {
    expect(content('reasoning')).toMatchObject([
      {
        type: 'reasoning',
        text: '**Adding**\nTwo and two.\n\n**Checking**\nFour.',
        signature: 'gAAAAABo==',
        maker: 'responses',
        extensions: { responses: { id: 'rs_1' } },
      },
      { type: 'text', text: 'Four.' },
    ]);
    expect(content('sealed-reasoning')).toMatchObject([
      { type: 'reasoning', text: '', redacted: 'gAAAAABp==', maker: 'responses' },
      { type: 'tool-call' },
    ]);
    expect(content('open-reasoning')).toMatchObject([{ type: 'reasoning', text: 'We need to add.' }, { text: '4' }]);
    expect(reply('reasoning').usage).toMatchObject({ outputTokens: 80, reasoningTokens: 64 });
  });

  it('ends each message with its own fields', () => {
    expect(content('two-parts')).toEqual([
      { type: 'text', text: 'First.' },
      {
        type: 'text',
        text: 'Second.',
        extensions: { responses: { message: { id: 'msg_1', phase: 'commentary' } } },
      },
      {
        type: 'text',
        text: 'Third.',
        extensions: { responses: { message: { id: 'msg_2', phase: 'final_answer' } } },
      },
    ]);
  });

  it('keeps refusals, quotations and the items of hosted tools', () => {
    expect(content('refusal')).toEqual([{ type: 'refusal', text: 'I cannot help with that.' }]);
    expect(content('hosted-tool')).toMatchObject([
      { type: 'unknown', format: 'responses', value: { type: 'web_search_call', id: 'ws_1' } },
      { type: 'text', extensions: { responses: { annotations: [{ type: 'url_citation' }] } } },
    ]);
  });

  it('reads log probabilities as Chat Completions tells them', () => {
    expect(reply('logprobs').choices[0]?.logprobs).toMatchObject({ content: [{ token: 'Hi' }, { token: ' 🌍' }] });
  });

  it.each([
    ['max_output_tokens', 'length'],
    ['content_filter', 'content_filter'],
    ['x_new', 'other'],
  ])('reads that the answer is incomplete for the reason %s', (reason, unified) => {
    const incomplete = { status: 'incomplete', incomplete_details: { reason }, output: [] };
    expect(parse(incomplete).choices[0]?.finishReason).toEqual({ unified, raw: reason });
  });

  it('reads an incomplete answer that tells no reason', () => {
    const { choices } = parse({ status: 'incomplete', output: [] });
    expect(choices[0]?.finishReason).toEqual({ unified: 'other', raw: 'incomplete' });
  });

  it('keeps the state of a call that runs in the background', () => {
    const [choice] = reply('background').choices;
    expect(choice).toEqual({ index: 0, content: [], finishReason: { unified: 'other', raw: 'queued' } });
  });

  it.each([
    ['failed', { status: 'failed', error: { code: 'server_error', message: 'no' } }, 'no'],
    ['without words', { status: 'failed' }, "The provider's answer was failed"],
    ['cancelled', { status: 'cancelled', output: [] }, "The provider's answer was cancelled"],
    ['an error', { error: { message: 'no', type: 'server_error' } }, 'no'],
  ])('throws for an answer that is %s', (_name, body, message) => {
    expect(() => parse(body)).toThrowError(expect.objectContaining({ code: 'upstream_failed', message }));
  });

  it.each([
    ['no output', { status: 'completed' }],
    ['an output that is no list of items', { status: 'completed', output: [1] }],
    ['no status', { output: [] }],
    ['a status that is none', { status: 'done', output: [] }],
    ['content that is none', { status: 'completed', output: [{ type: 'message', content: 5 }] }],
    ['a call without a name', { status: 'completed', output: [{ type: 'function_call', call_id: 'c' }] }],
    ['a list', []],
  ])('refuses an answer with %s', (_name, body) => {
    expect(() => parse(body)).toThrowError(expect.objectContaining({ code: 'upstream_invalid' }));
  });

  it('reads a call whose arguments are an object, and makes up the id that is missing', () => {
    const output = [{ type: 'function_call', name: 'f', arguments: { a: 1 } }];
    expect(parse({ id: 'resp_1', status: 'completed', output }).choices[0]?.content).toEqual([
      { type: 'tool-call', id: 'call_resp_1_0_0', name: 'f', kind: 'function', input: '{"a":1}' },
    ]);
  });

  it('keeps a content part of an unknown type in a message of its own', () => {
    const part = { type: 'x_spoken', y: 2 };
    const said = { type: 'output_text', text: 'B' };
    const item = { id: 'msg_1', type: 'message', role: 'assistant', content: [part, said] };
    expect(parse({ status: 'completed', output: [item] }).choices[0]?.content).toEqual([
      { type: 'unknown', format: 'responses', value: { type: 'message', role: 'assistant', content: [part] } },
      { type: 'text', text: 'B', extensions: { responses: { message: { id: 'msg_1' } } } },
    ]);
  });
});
