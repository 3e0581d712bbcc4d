import type { Choice, Completion, FinishReason, Part } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { fixtureNames, readFixture } from '../../test/fixtures.ts';
import { renderWhole } from '../../test/requests.ts';
import { openaiProviderCodec } from '../openai/codec.js';
import { geminiClientCodec } from './codec.js';
import { parseReply } from './parse-reply.js';

const rendered = (
  completion: Completion,
): { candidates?: { content: { parts: unknown[] } }[] } & Record<string, unknown> =>
  JSON.parse(renderWhole(geminiClientCodec, completion));
const completionOf = (
  content: readonly Part[],
  choice: Partial<Choice> = {},
  fields: Partial<Completion> = {},
): Completion => ({
  provider: 'p',
  model: 'm',
  choices: [{ index: 0, content, finishReason: { unified: 'stop' }, ...choice }],
  ...fields,
});
const partsOf = (...content: readonly Part[]): unknown =>
  rendered(completionOf(content)).candidates?.[0]?.content.parts;

/** The id of a call that came without one depends on that of the reply, which differs. */
const withoutMadeUpIds = (completion: Completion): unknown =>
  JSON.parse(JSON.stringify(completion).replaceAll(/"call_gemini_[^"]*"/g, '"made up"'));

describe('a rendered reply', () => {
  it('is one of this dialect', () => {
    const text = renderWhole(
      geminiClientCodec,
      completionOf(
        [{ type: 'text', text: 'Hi' }],
        {},
        { usage: { inputTokens: 3, outputTokens: 5, reasoningTokens: 2, cachedInputTokens: 1 } },
      ),
    );
    expect(JSON.parse(text)).toEqual({
      responseId: 'x1',
      candidates: [{ content: { parts: [{ text: 'Hi' }], role: 'model' }, finishReason: 'STOP', index: 0 }],
      usageMetadata: {
        promptTokenCount: 3,
        cachedContentTokenCount: 1,
        candidatesTokenCount: 3,
        thoughtsTokenCount: 2,
        totalTokenCount: 8,
      },
      modelVersion: 'm',
    });
  });

  it.each(fixtureNames('replies', 'gemini'))('of %s is read as the same completion', (name) => {
    const completion = parseReply(readFixture(`replies/${name}`, 'gemini'), 'gemini');
    const again = parseReply(Buffer.from(renderWhole(geminiClientCodec, completion)), 'gemini');
    expect(withoutMadeUpIds(again)).toEqual(withoutMadeUpIds(completion));
  });

  it('says what an answer of Chat Completions says', () => {
    const completion = openaiProviderCodec.parseReply(readFixture('replies/retired-function-call.json'), 'openai');
    const again = parseReply(Buffer.from(renderWhole(geminiClientCodec, completion)), 'openai');
    const [choice] = completion.choices;
    expect(again.choices).toMatchObject([{ content: [{ type: 'tool-call', name: expect.any(String) }] }]);
    expect(again.choices[0]?.content.map(({ type }) => type)).toEqual(choice?.content.map(({ type }) => type));
    expect(again.choices[0]?.finishReason.unified).toBe('tool_calls');
    expect(again.usage?.inputTokens).toBe(completion.usage?.inputTokens);
  });

  it('spells every kind of part', () => {
    expect(
      partsOf(
        { type: 'reasoning', text: 'a', signature: 's', maker: 'anthropic' },
        { type: 'reasoning', text: '', redacted: 'r', maker: 'responses' },
        { type: 'refusal', text: 'No.' },
        { type: 'image', source: { kind: 'base64', mediaType: 'image/png', data: 'aQ==' } },
        { type: 'file', source: { kind: 'file-id', id: 'file-1' } },
        { type: 'unknown', format: 'openai', value: {} },
        { type: 'unknown', format: 'gemini', value: { executableCode: {} } },
        { type: 'tool-call', id: 'a', name: 'f', kind: 'function', input: '' },
        { type: 'tool-call', id: 'call_gemini_r_0_0', name: 'f', kind: 'function', input: '{"a":1}' },
      ),
    ).toEqual([
      { text: 'a', thought: true, thoughtSignature: 'isartor.anthropic.signature.s' },
      { text: '', thought: true, thoughtSignature: 'isartor.responses.redacted.r' },
      { text: 'No.' },
      { inlineData: { mimeType: 'image/png', data: 'aQ==' } },
      { executableCode: {} },
      { functionCall: { id: 'a', name: 'f', args: {} } },
      { functionCall: { name: 'f', args: { a: 1 } } },
    ]);
  });

  it('keeps integers beyond 2^53 in the input of a call', () => {
    const call: Part = {
      type: 'tool-call',
      id: 'a',
      name: 'f',
      kind: 'function',
      input: '{"id": 12345678901234567890}',
    };
    expect(renderWhole(geminiClientCodec, completionOf([call]))).toContain('"args":{"id": 12345678901234567890}');
  });

  it.each(['x', '[1]', '"a"', '{"a":'])('is none where the input of a call is %s', (input) => {
    const call: Part = { type: 'tool-call', id: 'a', name: 'f', kind: 'function', input };
    expect(() => rendered(completionOf([call]))).toThrow(expect.objectContaining({ code: 'upstream_invalid' }));
  });

  it.each<[FinishReason, string]>([
    [{ unified: 'stop', raw: 'end_turn' }, 'STOP'],
    [{ unified: 'tool_calls', raw: 'tool_use' }, 'STOP'],
    [{ unified: 'length' }, 'MAX_TOKENS'],
    [{ unified: 'content_filter', raw: 'content_filter' }, 'SAFETY'],
    [{ unified: 'content_filter', raw: 'SPII' }, 'SPII'],
    [{ unified: 'error', raw: 'error' }, 'OTHER'],
    [{ unified: 'error', raw: 'MALFORMED_FUNCTION_CALL' }, 'MALFORMED_FUNCTION_CALL'],
    [{ unified: 'other', raw: 'pause_turn' }, 'OTHER'],
    [{ unified: 'other', raw: 'SOMETHING_NEW' }, 'SOMETHING_NEW'],
  ])('ends %j with %s', (finishReason, word) => {
    expect(rendered(completionOf([], { finishReason }))).toMatchObject({ candidates: [{ finishReason: word }] });
  });

  it('tells a refused prompt without candidates', () => {
    const { responseId, ...body } = rendered(
      parseReply(readFixture('replies/blocked-prompt.json', 'gemini'), 'gemini'),
    );
    expect(responseId).toBe('x1');
    expect(body).toEqual({
      promptFeedback: { blockReason: 'PROHIBITED_CONTENT', safetyRatings: [] },
      usageMetadata: { promptTokenCount: 8, totalTokenCount: 8 },
      modelVersion: 'gemini-2.5-flash',
    });
  });

  it('leaves out fields and log probabilities of other shapes', () => {
    const completion = completionOf(
      [],
      { logprobs: [1], extensions: { openai: { a: 1 } } },
      { extensions: { openai: { b: 1 } } },
    );
    expect(JSON.stringify(rendered(completion))).not.toMatch(/logprobs|"a"|"b"/);
  });
});
