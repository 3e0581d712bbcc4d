import type { Part } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { choiceWith, completionOf } from '../test/chat-fixtures.js';
import { COMPLETIONS } from './completions.js';

const saying = (...content: Part[]) => completionOf(choiceWith({ content }));
const text = (words: string): Part => ({ type: 'text', text: words });
const call = (input: string, id = 'c1', name = 'look_up'): Part => ({
  type: 'tool-call',
  id,
  name,
  input,
  kind: 'function',
});

describe('two completions', () => {
  const { judge, answerKey } = COMPLETIONS;

  it('are judged by their texts', () => {
    expect(judge(saying(text('Munich.')), saying(text('Munich.')))).toBe('right');
    expect(judge(saying(text('It costs 5 euros.')), saying(text('It costs 6 euros.')))).toBe('wrong');
    expect(judge(completionOf(choiceWith(), choiceWith({ index: 1 })), completionOf(choiceWith()))).toBe('unknown');
  });

  it('are judged by their calls, whatever these are named by', () => {
    expect(judge(saying(call('{"a":1,"b":2}')), saying(call('{"b":2, "a":1}', 'c2')))).toBe('right');
    expect(judge(saying(call('{"a":1}')), saying(call('{"a":2}')))).toBe('unknown');
    expect(judge(saying(call('{"a":1}')), saying(text('Munich.')))).toBe('unknown');
  });

  it('have one key where they say the same word for word', () => {
    const one = { ...saying(text('Munich.')), usage: { inputTokens: 1, outputTokens: 2 } };
    expect(answerKey(one)).toBe(answerKey(saying({ type: 'reasoning', text: 'Hm.' }, text('Munich.'))));
    expect(answerKey(saying(call('{"a":1}')))).toBe(answerKey(saying(call('{ "a": 1 }', 'c2'))));
    expect(answerKey(one)).not.toBe(answerKey(saying(text('Munich'))));
  });
});
