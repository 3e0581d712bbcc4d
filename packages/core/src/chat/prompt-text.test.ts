import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from './message.js';
import { promptBytes, promptText } from './prompt-text.js';

const conversation: readonly Message[] = [
  { role: 'system', content: [{ type: 'text', text: 'Be brief.' }] },
  {
    role: 'user',
    content: [
      { type: 'text', text: 'What is this?' },
      { type: 'image', source: { kind: 'url', url: 'https://example.com/cat.png' } },
    ],
  },
  {
    role: 'assistant',
    content: [
      { type: 'reasoning', text: 'I should look.' },
      { type: 'tool-call', id: 'call_1', name: 'look', kind: 'function', input: '{}' },
    ],
  },
  { role: 'tool', content: [{ type: 'tool-result', callId: 'call_1', content: [{ type: 'text', text: 'a cat' }] }] },
];

describe('promptText', () => {
  it('joins instructions, turns and tool results, and leaves out reasoning, media and tool calls', () => {
    expect(promptText({ messages: conversation })).toBe('Be brief.\nWhat is this?\na cat');
  });

  it('is empty for a conversation without text', () => {
    expect(promptText({ messages: [] })).toBe('');
    expect(promptBytes({ messages: [] })).toBe(0);
  });
});

describe('promptBytes', () => {
  it('is the UTF-8 length of the prompt text', () => {
    const text = fc.string({ unit: 'binary', maxLength: 8 }).map((value) => ({ type: 'text' as const, text: value }));
    const result = fc.array(text).map((content) => ({ type: 'tool-result' as const, callId: 'call_1', content }));
    const message = fc.record({ role: fc.constant('user' as const), content: fc.array(fc.oneof(text, result)) });
    fc.assert(
      fc.property(fc.array(message), (messages) => {
        expect(promptBytes({ messages })).toBe(Buffer.byteLength(promptText({ messages })));
      }),
    );
  });
});
