import type { ChatRequest, Message, Part } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { requestWith } from '../test/chat-fixtures.js';
import { splitRequest } from './exact-only.js';
import { semanticPartition } from './partition.js';

const text = (words: string): Part => ({ type: 'text', text: words });
const user = (...content: Part[]): Message => ({ role: 'user', content });
const image: Part = { type: 'image', source: { kind: 'url', url: 'https://example.com/a.png' } };
const result: Part = { type: 'tool-result', callId: 'c', content: [text('42')] };
const call: Part = { type: 'tool-call', id: 'c', name: 'look_up', input: '{}', kind: 'function' };
const system: Message = { role: 'system', content: [text('Be brief.')] };

describe('a request is for the exact cache only', () => {
  const cases: readonly (readonly [reason: string, fields: Partial<ChatRequest>])[] = [
    ['operation', { operation: 'embeddings' }],
    ['stateful', { extensions: { openai: { store: true } } }],
    ['choices', { sampling: { candidates: 2 } }],
    ['logprobs', { sampling: { topLogprobs: 0 } }],
    ['media', { messages: [user(text('What is this?'), image), user(text('And?'))] }],
    ['media', { messages: [{ role: 'tool', content: [{ ...result, content: [image] }] }, user(text('And?'))] }],
    ['tail', { messages: [user(text('Hi')), { role: 'tool', content: [result] }] }],
    ['tail', { messages: [user(result, text('Hi'))] }],
    ['tail', { messages: [user(text('Hi')), { role: 'assistant', content: [call] }] }],
    ['tail', { messages: [user(text('Hi')), { role: 'assistant', content: [text('It is')] }] }],
    ['tail', { messages: [user()] }],
    ['tail', { messages: [] }],
    ['length', { messages: [user(text(' \n'))] }],
    ['length', { messages: [user(text('a'.repeat(8_193)))] }],
  ];
  for (const [reason, fields] of cases) {
    it(`by its ${reason}: ${JSON.stringify(fields).slice(0, 80)}`, () => {
      expect(splitRequest(requestWith(fields))).toBe(reason);
    });
  }
});

const partitionOf = (fields: Partial<ChatRequest>, scope = { tenant: 'local' }, realm = ''): string => {
  const split = splitRequest(requestWith(fields));
  if (typeof split === 'string') throw new Error(split);
  return semanticPartition(split.rest, { scope, realm });
};

describe('a partition', () => {
  const messages = [system, user(text('First')), { role: 'assistant', content: [text('One')] } as const];
  const asked = (words: string, fields: Partial<ChatRequest> = {}) =>
    partitionOf({ messages: [...messages, user(text(words))], ...fields });

  it('is that of every question in the same place', () => {
    expect(asked('What is the capital?')).toBe(asked('Who is the mayor?'));
    expect(asked('What?', { stream: true, hints: { openai: { user: 'u' } } })).toBe(asked('Who?'));
  });

  it('is another where anything else is', () => {
    const all = [
      asked('What?'),
      partitionOf({ messages: [user(text('First')), ...messages.slice(2), user(text('What?'))] }),
      partitionOf({ messages: [...messages.slice(0, 2), user(text('What?'))] }),
      partitionOf({ messages: [...messages, user(text('Note.'), text('What?'))] }),
      partitionOf({ messages: [...messages, { ...user(text('What?')), name: 'Ada' }] }),
      asked('What?', { model: 'gpt-4o' }),
      asked('What?', { sampling: { temperature: 0 } }),
      asked('What?', { responseFormat: { kind: 'json' } }),
      asked('What?', { tools: [{ kind: 'function', name: 'f' }] }),
      asked('What?', { extensions: { openai: { verbosity: 'low' } } }),
      partitionOf({ messages: [...messages, user(text('What?'))] }, { tenant: 'acme' }),
      partitionOf({ messages: [...messages, user(text('What?'))] }, { tenant: 'local' }, 'staging'),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('takes the last of several texts for the question', () => {
    const split = splitRequest(requestWith({ messages: [user(text('Note.'), text('What?'))] }));
    expect(split).toMatchObject({ question: 'What?' });
  });
});
