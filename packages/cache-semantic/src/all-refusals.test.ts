import { describe, expect, it } from 'vitest';
import { allRefusals } from './all-refusals.js';
import { compareQuestions } from './questions/compare-questions.js';
import { prepareQuestion } from './questions/prepare-question.js';

const refusalsOf = (asked: string, stored: string) => allRefusals(prepareQuestion(asked), prepareQuestion(stored));

describe('allRefusals', () => {
  it('names every guard that objects, the one that decides first', () => {
    const [asked, stored] = ['How do I enable 3 users in Python?', 'How do I not disable 4 users in Java?'];
    const refusals = refusalsOf(asked, stored);
    expect(refusals).toEqual(expect.arrayContaining(['number', 'antonym', 'programming-language']));
    expect(new Set(refusals).size).toBe(refusals.length);
    const comparison = compareQuestions(prepareQuestion(asked), prepareQuestion(stored));
    expect(comparison).toMatchObject({ verdict: 'refused', guard: refusals[0] });
    expect(refusalsOf(stored, asked)).toEqual(refusals);
  });

  it.each([
    ['What is the capital of Bavaria?', 'what is the capital of bavaria'],
    ['What is the capital of Bavaria?', 'What is the capital of Bavaria?'],
  ])('names none where nothing is refused: %s', (asked, stored) => {
    expect(refusalsOf(asked, stored)).toEqual([]);
  });

  it.each([
    ['Как называется столица Баварии?', 'Как называется столица Гессена?', ['human-language']],
    ['What does getUser do?', 'What does getuser do?', ['identifier']],
  ])('names the one there is: %s', (asked, stored, guards) => {
    expect(refusalsOf(asked, stored)).toEqual(guards);
  });
});
