import type { Completion, Part } from '@isartor/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixtureNames, readFixture } from '../../test/fixtures.ts';
import { identity, renderWhole, resolvedText } from '../../test/requests.ts';
import { openaiClientCodec } from './codec.js';
import { parseReply } from './parse-reply.js';

const completion = (content: readonly Part[], fields: Partial<Completion> = {}): Completion => ({
  provider: 'anthropic',
  model: 'm',
  choices: [{ index: 0, content, finishReason: { unified: 'stop', raw: 'end_turn' } }],
  ...fields,
});

const render = (answer: Completion): { choices: [{ message: object; finish_reason: string }]; usage: unknown } =>
  JSON.parse(renderWhole(openaiClientCodec, answer));

const text = (value: string): Part => ({ type: 'text', text: value });

describe('a rendered reply', () => {
  it.each(fixtureNames('replies'))('gives %s back as it came, but for id and date', (name) => {
    const body = readFixture(`replies/${name}`);
    const rendered = renderWhole(openaiClientCodec, parseReply(body, 'openai'));
    const expected = { ...JSON.parse(body.toString()), id: 'chatcmpl-x1', created: identity.created };
    expect(JSON.parse(rendered)).toEqual(expected);
  });

  it('shows the thoughts that another maker signed, and nothing of those it keeps to itself', () => {
    const rendered = render(
      completion([
        { type: 'reasoning', text: 'Hm.', signature: 'sig', maker: 'anthropic' },
        { type: 'reasoning', text: '', redacted: 'sealed', maker: 'anthropic' },
        text('Yes.'),
      ]),
    );
    const message = { role: 'assistant', content: 'Yes.', refusal: null, reasoning_content: 'Hm.' };
    expect(rendered.choices[0].message).toEqual(message);
    const kept = render(
      completion([{ type: 'reasoning', text: '', redacted: 'sealed', maker: 'anthropic' }, text('Yes.')]),
    );
    expect(kept.choices[0].message).toEqual({ role: 'assistant', content: 'Yes.', refusal: null });
  });

  it('prints the id as JSON', () => {
    const answer = parseReply(readFixture('replies/text.json'), 'openai');
    const { renderReplyHead, renderReplyTail } = openaiClientCodec;
    expect(renderReplyHead({ ...identity, id: '"' }, resolvedText('Hi')) + renderReplyTail(answer)).toContain(
      '"id":"chatcmpl-\\""',
    );
  });

  it('is read again as the same completion', () => {
    // By way of its text, which knows no negative zero.
    const json = fc.json().map((text): unknown => JSON.parse(text));
    const unknown = fc.dictionary(fc.constantFrom('x', '__proto__'), json);
    const part = fc.oneof(
      fc.record({ type: fc.constant('text' as const), text: fc.string() }),
      fc.record({ type: fc.constant('refusal' as const), text: fc.string({ minLength: 1 }) }),
      fc.record({ type: fc.constant('reasoning' as const), text: fc.string() }),
    );
    const choice = fc.record({
      content: fc.uniqueArray(part, { selector: ({ type }) => type }),
      extensions: fc.record({ openai: fc.record({ x_choice: json, message: unknown.filter(isFilled) }) }),
    });
    fc.assert(
      fc.property(fc.array(choice, { minLength: 1 }), fc.string(), (choices, model) => {
        const answer: Completion = {
          provider: 'openai',
          model,
          choices: choices.map((fields, index) => ({
            index,
            ...fields,
            content: [...fields.content].sort((left, right) => ORDER.indexOf(left.type) - ORDER.indexOf(right.type)),
            finishReason: {
              unified: fields.content.some(({ type }) => type === 'refusal') ? 'refusal' : 'stop',
              raw: 'stop',
            },
          })),
        };
        expect(parseReply(Buffer.from(renderWhole(openaiClientCodec, answer)), 'openai')).toEqual(answer);
      }),
    );
  });

  it('joins texts, which other formats have several of', () => {
    const call: Part = { type: 'tool-call', id: 'a', name: 'f', kind: 'function', input: '{}' };
    expect(render(completion([text('Let me look.'), call, text(' Done.')])).choices[0].message).toEqual({
      role: 'assistant',
      content: 'Let me look. Done.',
      refusal: null,
      tool_calls: [{ id: 'a', type: 'function', function: { name: 'f', arguments: '{}' } }],
    });
  });

  it('keeps a list that holds more than text', () => {
    const thinking = { type: 'thinking', thinking: [] };
    const content: Part[] = [{ type: 'unknown', format: 'openai', value: thinking }, text('a')];
    expect(render(completion(content)).choices[0].message).toMatchObject({
      content: [thinking, { type: 'text', text: 'a' }],
    });
  });

  it.each([
    [{ unified: 'stop', raw: 'end_turn' }, 'stop'],
    [{ unified: 'length', raw: 'MAX_TOKENS' }, 'length'],
    [{ unified: 'tool_calls', raw: 'stop' }, 'stop'],
    [{ unified: 'tool_calls', raw: 'tool_use' }, 'tool_calls'],
    [{ unified: 'content_filter', raw: 'SAFETY' }, 'content_filter'],
    [{ unified: 'other', raw: 'insufficient_system_resource' }, 'insufficient_system_resource'],
    [{ unified: 'stop' }, 'stop'],
  ] as const)('says why it finished: %j as %s', (finishReason, expected) => {
    const choices = [{ index: 0, content: [text('a')], finishReason }];
    expect(render(completion([], { choices })).choices[0].finish_reason).toBe(expected);
  });

  it('makes up the usage object where the provider’s is of another format', () => {
    const usage = {
      inputTokens: 10,
      outputTokens: 5,
      cachedInputTokens: 4,
      reasoningTokens: 2,
      raw: { input_tokens: 6 },
    };
    expect(render(completion([text('a')], { usage })).usage).toEqual({
      prompt_tokens: 10,
      completion_tokens: 5,
      total_tokens: 15,
      prompt_tokens_details: { cached_tokens: 4 },
      completion_tokens_details: { reasoning_tokens: 2 },
    });
  });
});

const ORDER = ['reasoning', 'text', 'refusal'];
const isFilled = (fields: object): boolean => Object.keys(fields).length > 0;
