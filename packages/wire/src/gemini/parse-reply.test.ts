import { describe, expect, it } from 'vitest';
import { fixtureNames, readFixture } from '../../test/fixtures.ts';
import { readStream } from '../../test/streams.ts';
import { createEventParser } from './parse-events.js';
import { parseReply } from './parse-reply.js';

const fixture = (name: string): ReturnType<typeof parseReply> =>
  parseReply(readFixture(`replies/${name}.json`, 'gemini'), 'gemini');
const read = (reply: unknown): ReturnType<typeof parseReply> =>
  parseReply(Buffer.from(typeof reply === 'string' ? reply : JSON.stringify(reply)), 'gemini');
const candidate = (fields: object): object => ({
  candidates: [{ content: { parts: [{ text: 'a' }] }, finishReason: 'STOP', ...fields }],
});

describe('parseReply', () => {
  it('reads a text', () => {
    const usage = JSON.parse(readFixture('replies/text.json', 'gemini').toString()).usageMetadata;
    expect(fixture('text')).toEqual({
      provider: 'gemini',
      model: 'gemini-2.5-flash',
      choices: [
        {
          index: 0,
          content: [{ type: 'text', text: 'Hello, world' }],
          finishReason: { unified: 'stop', raw: 'STOP' },
          extensions: {
            gemini: { safetyRatings: [{ category: 'HARM_CATEGORY_HARASSMENT', probability: 'NEGLIGIBLE' }] },
          },
        },
      ],
      usage: { inputTokens: 9, outputTokens: 3, raw: usage },
    });
  });

  it('reads calls, made-up ids and all tokens', () => {
    expect(fixture('tool-calls')).toMatchObject({
      choices: [
        {
          content: [
            { type: 'text', text: 'Let me look.' },
            {
              type: 'tool-call',
              id: 'call_gemini_resp-2_0_0',
              name: 'weather',
              kind: 'function',
              input: '{"city":"Rome"}',
              extensions: { gemini: { thoughtSignature: 'c2lnbmF0dXJl' } },
            },
            { type: 'tool-call', id: 'fc-2', name: 'time', kind: 'function', input: '{}' },
          ],
          finishReason: { unified: 'tool_calls', raw: 'STOP' },
        },
      ],
      usage: { inputTokens: 25, outputTokens: 38, reasoningTokens: 30 },
    });
  });

  it('reads thoughts and their signatures', () => {
    expect(fixture('thoughts')).toMatchObject({
      choices: [
        {
          content: [
            { type: 'reasoning', text: '17 * 20 + 51', signature: 'c2lnbmF0dXJlLTE=', maker: 'gemini' },
            { type: 'text', text: '391', extensions: { gemini: { thoughtSignature: 'c2lnbmF0dXJlLTI=' } } },
            { type: 'text', text: '', extensions: { gemini: { thoughtSignature: 'c2lnbmF0dXJlLTM=' } } },
          ],
        },
      ],
      usage: { inputTokens: 6, outputTokens: 42, cachedInputTokens: 4, reasoningTokens: 40 },
    });
  });

  it('reads a prompt that was refused as an answer that says nothing', () => {
    expect(fixture('blocked-prompt')).toMatchObject({
      choices: [{ index: 0, content: [], finishReason: { unified: 'content_filter', raw: 'PROHIBITED_CONTENT' } }],
      extensions: { gemini: { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } } },
    });
  });

  it('reads log probabilities in the shape of Chat Completions', () => {
    expect(fixture('logprobs').choices[0]?.logprobs).toEqual({
      content: [
        {
          token: 'Hi',
          logprob: -0.1,
          bytes: null,
          top_logprobs: [
            { token: 'Hi', logprob: -0.1, bytes: null },
            { token: 'Yo', logprob: -2, bytes: null },
          ],
        },
        { token: '!', logprob: -0.2, bytes: null, top_logprobs: [{ token: '!', logprob: -0.2, bytes: null }] },
      ],
    });
  });

  it('keeps parts and facts that only this dialect has', () => {
    expect(fixture('code-execution').choices[0]).toMatchObject({
      content: [
        { type: 'unknown', format: 'gemini', value: { executableCode: { language: 'PYTHON' } } },
        { type: 'unknown', format: 'gemini', value: { codeExecutionResult: { output: '42\n' } } },
        { type: 'image', source: { kind: 'base64', mediaType: 'image/png' } },
        { type: 'text', text: 'It is 42.' },
      ],
      extensions: { gemini: { groundingMetadata: { webSearchQueries: ['6*7'] } } },
    });
  });

  it.each([
    ['MAX_TOKENS', 'length'],
    ['SAFETY', 'content_filter'],
    ['RECITATION', 'content_filter'],
    ['BLOCKLIST', 'content_filter'],
    ['PROHIBITED_CONTENT', 'content_filter'],
    ['SPII', 'content_filter'],
    ['IMAGE_SAFETY', 'content_filter'],
    ['MALFORMED_FUNCTION_CALL', 'error'],
    ['UNEXPECTED_TOOL_CALL', 'error'],
    ['LANGUAGE', 'other'],
    ['OTHER', 'other'],
    ['SOMETHING_NEW', 'other'],
  ])('takes %s for %s', (raw, unified) => {
    expect(read(candidate({ finishReason: raw })).choices[0]?.finishReason).toEqual({ unified, raw });
  });

  it.each(fixtureNames('replies', 'gemini'))('reads %s as the stream of the same answer', (name) => {
    const stream = readFixture(`streams/${name.replace('.json', '.sse')}`, 'gemini');
    const { completion, complete } = readStream(stream, createEventParser());
    expect(complete).toBe(true);
    expect({ ...completion, provider: 'gemini' }).toEqual(
      parseReply(readFixture(`replies/${name}`, 'gemini'), 'gemini'),
    );
  });

  it.each([
    '',
    'null',
    '[]',
    '{}',
    '{"x":1}',
    { candidates: [] },
    { candidates: 'x' },
    { candidates: [null] },
    { usageMetadata: { promptTokenCount: 1 } },
    candidate({ finishReason: undefined }),
    candidate({ finishReason: '' }),
    candidate({ finishReason: 'FINISH_REASON_UNSPECIFIED' }),
    candidate({ content: { parts: 'x' } }),
    candidate({ content: { parts: [null] } }),
  ])('refuses %j', (reply) => {
    expect(() => read(reply)).toThrow(expect.objectContaining({ code: 'upstream_invalid' }));
  });

  it('tells an error that came with status 200', () => {
    expect(() => read({ error: { code: 429, message: 'Slow down', status: 'RESOURCE_EXHAUSTED' } })).toThrow(
      expect.objectContaining({
        code: 'upstream_failed',
        message: 'Slow down',
        details: { upstreamType: 'RESOURCE_EXHAUSTED' },
      }),
    );
  });
});
