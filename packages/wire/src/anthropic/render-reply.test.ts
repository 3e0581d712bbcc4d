import type { Completion, JsonObject, Part } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { fixtureNames, readFixture } from '../../test/fixtures.ts';
import { renderWhole } from '../../test/requests.ts';
import { anthropicClientCodec } from './codec.js';
import { parseReply } from './parse-reply.js';
import { parseRequest } from './parse-request.js';

const render = (completion: Completion): JsonObject => JSON.parse(renderWhole(anthropicClientCodec, completion));
const answer = (content: readonly Part[], changes: Partial<Completion> = {}): Completion => ({
  provider: 'openai',
  model: 'gpt-4o',
  choices: [{ index: 0, content, finishReason: { unified: 'stop', raw: 'stop' } }],
  ...changes,
});
const finished = (content: readonly Part[], finishReason: Completion['choices'][number]['finishReason']): Completion =>
  answer([], { choices: [{ index: 0, content, finishReason }] });
const call = (input: string): Part => ({ type: 'tool-call', id: 'a', name: 'f', kind: 'function', input });

describe('an answer of this dialect', () => {
  it.each(fixtureNames('replies', 'anthropic'))('is the same when rendered: %s', (name) => {
    const body = readFixture(`replies/${name}`, 'anthropic');
    const completion = parseReply(body, 'anthropic');
    const rendered = renderWhole(anthropicClientCodec, completion);
    expect(parseReply(Buffer.from(rendered), 'anthropic')).toEqual(completion);
    expect(JSON.parse(rendered)).toEqual({ ...JSON.parse(body.toString()), id: 'msg_x1' });
  });

  it('keeps numbers beyond a double', () => {
    expect(renderWhole(anthropicClientCodec, answer([call('{"id": 12345678901234567890}')]))).toContain(
      '"input":{"id": 12345678901234567890}',
    );
  });
});

describe('an answer of another dialect', () => {
  it('has this dialect’s shape', () => {
    const usage = {
      inputTokens: 31,
      outputTokens: 10,
      cachedInputTokens: 8,
      reasoningTokens: 4,
      raw: { prompt_tokens: 31 },
    };
    expect(render(answer([{ type: 'text', text: 'Hi' }], { usage }))).toEqual({
      id: 'msg_x1',
      type: 'message',
      role: 'assistant',
      model: 'gpt-4o',
      content: [{ type: 'text', text: 'Hi' }],
      stop_reason: 'end_turn',
      stop_sequence: null,
      usage: {
        input_tokens: 23,
        cache_creation_input_tokens: 0,
        cache_read_input_tokens: 8,
        output_tokens: 10,
        output_tokens_details: { thinking_tokens: 4 },
      },
    });
  });

  it('does not take the Responses API’s counts for its own', () => {
    const raw = { input_tokens: 31, input_tokens_details: { cached_tokens: 8 }, output_tokens: 10, total_tokens: 41 };
    const usage = { inputTokens: 31, outputTokens: 10, cachedInputTokens: 8, raw };
    expect(render(answer([], { usage })).usage).toMatchObject({ input_tokens: 23, cache_read_input_tokens: 8 });
  });

  it('shows thoughts, refusals and calls, with seals that find home', () => {
    const content: Part[] = [
      { type: 'reasoning', text: 'Hm.' },
      { type: 'reasoning', text: 'Ah.', signature: 'Z2Vt', maker: 'gemini' },
      { type: 'reasoning', text: '', redacted: 'b3Bl', maker: 'responses' },
      { type: 'refusal', text: 'No.' },
      call(''),
    ];
    const { content: blocks } = render(answer(content));
    expect(blocks).toEqual([
      { type: 'thinking', thinking: 'Hm.', signature: '' },
      { type: 'thinking', thinking: 'Ah.', signature: 'isartor.gemini.signature.Z2Vt' },
      { type: 'redacted_thinking', data: 'isartor.responses.redacted.b3Bl' },
      { type: 'text', text: 'No.' },
      { type: 'tool_use', id: 'a', name: 'f', input: {} },
    ]);
    const messages = [
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: blocks },
    ];
    const body = Buffer.from(JSON.stringify({ max_tokens: 1, messages }));
    expect(parseRequest({ body, mediaType: '' }).messages[1]?.content.slice(0, 3)).toEqual(content.slice(0, 3));
  });

  it('leaves out what says nothing here', () => {
    const content: Part[] = [
      { type: 'text', text: '' },
      { type: 'reasoning', text: '' },
      { type: 'unknown', format: 'responses', value: { type: 'web_search_call' } },
      { type: 'text', text: 'Hi', extensions: { openai: { annotations: [] } } },
    ];
    const completion = { ...answer(content), extensions: { openai: { system_fingerprint: 'fp' } } };
    expect(render(completion)).toMatchObject({ content: [{ type: 'text', text: 'Hi' }] });
    expect(render(completion)).not.toHaveProperty('system_fingerprint');
  });

  it.each([
    ['stop', 'stop', 'end_turn'],
    ['length', 'length', 'max_tokens'],
    ['tool_calls', 'tool_calls', 'tool_use'],
    ['content_filter', 'SAFETY', 'refusal'],
    ['stop', 'stop_sequence', 'stop_sequence'],
    ['other', 'pause_turn', 'pause_turn'],
    ['other', 'LANGUAGE', 'LANGUAGE'],
    ['error', undefined, 'error'],
  ] as const)('that ended with %s (%s) ends with %s', (unified, raw, word) => {
    const reason = raw === undefined ? { unified } : { unified, raw };
    expect(render(finished([], reason)).stop_reason).toBe(word);
  });

  it('does not hold a call that the limit cut short', () => {
    const content: Part[] = [{ type: 'text', text: 'Hi' }, call('{"a')];
    expect(render(finished(content, { unified: 'length' }))).toMatchObject({
      content: [{ type: 'text', text: 'Hi' }],
      stop_reason: 'max_tokens',
    });
    expect(() => render(finished(content, { unified: 'tool_calls' }))).toThrowError(
      expect.objectContaining({ code: 'upstream_invalid' }),
    );
  });

  it.each<Part>([
    { type: 'image', source: { kind: 'base64', mediaType: 'image/png', data: 'AA==' } },
    { type: 'audio', source: { kind: 'base64', data: 'AA==' } },
    { type: 'tool-call', id: 'a', name: 'f', kind: 'custom', input: 'x' },
  ])('that holds %j is refused', (part) => {
    expect(() => render(answer([part]))).toThrowError(expect.objectContaining({ code: 'unsupported_feature' }));
  });

  it('is the first of several answers', () => {
    const choice = (index: number) => ({
      index,
      content: [{ type: 'text' as const, text: String(index) }],
      finishReason: { unified: 'stop' as const },
    });
    expect(render(answer([], { choices: [choice(1), choice(0)] }))).toMatchObject({ content: [{ text: '0' }] });
  });
});
