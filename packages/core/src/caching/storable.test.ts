import { describe, expect, it } from 'vitest';
import { choiceWith, completionOf } from '../../test/chat-fixtures.js';
import type { Choice } from '../chat/completion.js';
import { isStorable, unstorableReason } from './storable.js';

const toolCall = { type: 'tool-call', id: 'call_1', name: 'look_up', input: '{}', kind: 'function' } as const;

describe('isStorable', () => {
  it.each<[string, Choice]>([
    ['a text', choiceWith()],
    ['a tool call', choiceWith({ content: [toolCall], finishReason: { unified: 'tool_calls' } })],
    ['a tool call of a provider that calls it a stop', choiceWith({ content: [toolCall] })],
    ['a text after reasoning', choiceWith({ content: [{ type: 'reasoning', text: '' }, ...choiceWith().content] })],
  ])('lets %s be stored', (_, choice) => {
    expect(isStorable(completionOf(choice))).toBe(true);
  });

  it.each([
    ['length', 'unfinished'],
    ['content_filter', 'unfinished'],
    ['error', 'unfinished'],
    ['other', 'unfinished'],
  ] as const)('refuses an answer that ended with %s', (unified, reason) => {
    expect(unstorableReason(completionOf(choiceWith({ finishReason: { unified } })))).toBe(reason);
  });

  it.each<[string, Choice['content'], string]>([
    ['a refusal', [{ type: 'refusal', text: 'I cannot help with that.' }], 'refused'],
    ['a refusal beside a text', [...choiceWith().content, { type: 'refusal', text: 'No.' }], 'refused'],
    ['no part', [], 'empty'],
    ['an empty text', [{ type: 'text', text: '' }], 'empty'],
    ['blanks', [{ type: 'text', text: ' \n' }], 'empty'],
    ['nothing but reasoning', [{ type: 'reasoning', text: 'Well …' }], 'empty'],
  ])('refuses %s', (_, content, reason) => {
    expect(unstorableReason(completionOf(choiceWith({ content })))).toBe(reason);
  });

  it('refuses an answer without choices', () => {
    expect(unstorableReason(completionOf())).toBe('no_choices');
  });

  it('refuses an answer of which one choice is bad', () => {
    const cut = choiceWith({ index: 1, finishReason: { unified: 'length' } });
    expect(isStorable(completionOf(choiceWith(), cut, choiceWith({ index: 2 })))).toBe(false);
  });
});
