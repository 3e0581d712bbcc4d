import type { ChatRequest, Part } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { chatRequest } from '../test/chat-request.js';
import { estimateInputTokens } from './estimate-input-tokens.js';

const HUNDRED = 'x'.repeat(100);

const tokensOf = (content: readonly Part[], more: Partial<ChatRequest> = {}): number =>
  estimateInputTokens(chatRequest('', { messages: [{ role: 'user', content }], ...more }));

describe('estimated input tokens', () => {
  it('are a quarter of the bytes of all texts, and at least one', () => {
    expect(tokensOf([])).toBe(1);
    expect(tokensOf([{ type: 'text', text: HUNDRED }])).toBe(25);
    expect(tokensOf([{ type: 'text', text: 'ä'.repeat(50) }])).toBe(25);
    const messages = ['system', 'user', 'assistant'] as const;
    const request = chatRequest('', {
      messages: messages.map((role) => ({ role, content: [{ type: 'text', text: HUNDRED }] })),
    });
    expect(estimateInputTokens(request)).toBe(75);
  });

  it.each<[string, Part]>([
    ['a thought', { type: 'reasoning', text: HUNDRED, signature: 'x'.repeat(1000) }],
    ['a refusal', { type: 'refusal', text: HUNDRED }],
    ['a tool call', { type: 'tool-call', id: 'c', kind: 'function', name: 'x'.repeat(40), input: 'x'.repeat(60) }],
    ['a tool result', { type: 'tool-result', callId: 'c', content: [{ type: 'text', text: HUNDRED }] }],
    ['a part without a name of ours', { type: 'unknown', format: 'anthropic', value: { a: 'x'.repeat(92) } }],
  ])('count %s', (_what, part) => {
    expect(tokensOf([part])).toBe(25);
  });

  it('count the definitions of tools and the schema of the answer', () => {
    const parameters = { type: 'x'.repeat(29) };
    const tools = [
      { kind: 'function', name: 'x'.repeat(20), description: 'x'.repeat(40), parameters } as const,
      { kind: 'unknown', format: 'anthropic', value: { type: 'x'.repeat(89) } } as const,
    ];
    expect(tokensOf([], { tools })).toBe(50);
    const responseFormat = { kind: 'json-schema', schema: { type: 'x'.repeat(89) } } as const;
    expect(tokensOf([], { responseFormat })).toBe(25);
  });

  it('count a picture as a flat figure, however many bytes it has, and wherever it is', () => {
    const small: Part = { type: 'image', source: { kind: 'url', url: 'https://h/a.png' } };
    const large: Part = { type: 'image', source: { kind: 'base64', data: 'A'.repeat(1_000_000) } };
    const text: Part = { type: 'text', text: HUNDRED };
    const one = tokensOf([small, text]) - 25;
    expect(one).toBeGreaterThan(500);
    expect(one).toBeLessThan(5000);
    expect(tokensOf([large, text])).toBe(one + 25);
    expect(tokensOf([{ type: 'tool-result', callId: 'c', content: [small, large, text] }])).toBe(2 * one + 25);
  });

  it('take no base64 for text', () => {
    const value = { type: 'video', source: { data: 'A'.repeat(1_000_000) } };
    expect(tokensOf([{ type: 'unknown', format: 'gemini', value }])).toBeLessThan(25);
  });
});
