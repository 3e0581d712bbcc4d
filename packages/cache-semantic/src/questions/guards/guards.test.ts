import { describe, expect, it } from 'vitest';
import { KNOWN_WORDS } from '../../../test/pairs/known-words.ts';
import { compareQuestions } from '../compare-questions.js';
import { GUARDS, type GuardName } from '../comparison.js';
import { prepareQuestion } from '../prepare-question.js';
import { ALL_GUARDS } from './guards.js';

const CASES: readonly (readonly [GuardName, string, string])[] = [
  ['number', 'Give me 5 facts about owls', 'Give me six facts about owls'],
  ['number', 'Who was the first president?', 'Who was the third president?'],
  ['version', 'How do I install Node 18?', 'How do I install Node 20?'],
  ['version', 'What is new in v1.2.3?', 'What is new in v1.2.4?'],
  ['date', 'What happened on 3 May 2020?', 'What happened on 4 May 2020?'],
  ['date', 'Are you open on Monday?', 'Are you open on Sunday?'],
  ['unit', 'Is 5 kg too much?', 'Is 5 pounds too much?'],
  ['unit', 'What does it cost in dollars?', 'What does it cost in euros?'],
  ['negation', 'Which files are tracked?', 'Which files are not tracked?'],
  ['negation', 'How do I lock the door?', 'How do I unlock the door?'],
  ['negation', 'Which files are tracked and not ignored?', 'Which files are not tracked and ignored?'],
  [
    'negation',
    'The server answers but the client does not. Why?',
    'The server does not answer but the client does. Why?',
  ],
  ['negation', 'How do I let my dog sleep in my bed?', 'How do I stop my dog from sleeping in my bed?'],
  ['negation', 'How do I cancel my order?', 'Do not cancel my order'],
  ['antonym', 'How do I enable cookies?', 'How do I disable cookies?'],
  ['antonym', 'How do I turn on the lamp?', 'How do I turn off the lamp?'],
  ['programming-language', 'Read a file in C', 'Read a file in C++'],
  ['technology', 'How do I deploy to AWS?', 'How do I deploy to Azure?'],
  ['entity', 'Who was Mozart?', 'Who was Haydn?'],
  ['entity', 'How do I clean my oven?', 'How do I clean my sofa?'],
  ['order', 'How do I fly from Rome to Oslo?', 'How do I fly from Oslo to Rome?'],
  ['order', 'Can a patient sue a doctor?', 'Can a doctor sue a patient?'],
  ['question-word', 'How did the bank close?', 'Why did the bank close?'],
  ['question-word', 'Is the server slow?', 'Why is the server slow?'],
  ['task', 'Explain this query', 'Write this query'],
  ['task', 'How do I use a VPN?', 'How do I get a VPN?'],
  ['task', 'How do I make a website?', 'How do I use a website?'],
  ['task', 'Write a poem', 'How do I write a poem?'],
  ['human-language', 'Translate it into Dutch', 'Translate it into Danish'],
  ['identifier', 'What does foo_bar return?', 'What does foo_baz return?'],
  ['identifier', 'Open /etc/hosts', 'Open /etc/passwd'],
  ['quantifier', 'Do all birds fly?', 'Do some birds fly?'],
  ['quantifier', 'Show open tickets', 'Show only open tickets'],
  ['quantifier', 'Is there enough sugar in it?', 'Is there too much sugar in it?'],
  ['quantifier', 'if all conditions are true', 'if any condition is true'],
  ['constraint', 'Explain recursion', 'Explain recursion for beginners'],
  ['constraint', 'How do I travel to Paris?', 'How do I travel to Paris with small children?'],
  ['tense', 'Who owns the company?', 'Who owned the company?'],
  ['tense', 'Should I call?', 'Must I call?'],
  ['tense', 'Where can I buy bread?', 'Where did I buy bread?'],
  ['tense', 'What does bread cost?', 'What did bread cost?'],
  ['tense', 'Is Ubuntu 18 supported?', 'Is Ubuntu 18 still supported?'],
  ['tense', 'I worked for the company, am I entitled to it?', 'I work for the company, am I entitled to it?'],
  ['role', 'What is my name?', 'What is your name?'],
  ['role', 'Did the truck hit the bus?', 'Was the truck hit by the bus?'],
  ['role', 'Can I pay you later?', 'Can you pay me later?'],
  ['format', 'Return the result as JSON', 'Return the result as YAML'],
  ['look-alike', 'What does affect mean?', 'What does effect mean?'],
  ['volatile', 'What is the current exchange rate?', 'How high are your exchange rates at present?'],
];

describe('guards', () => {
  it.each(CASES)('%s: %s / %s', (guard, a, b) => {
    const [one, other] = [a, b].map((text) => prepareQuestion(text, { knownWords: KNOWN_WORDS }));
    if (one === undefined || other === undefined) throw new Error('two texts expected');
    expect(compareQuestions(one, other)).toMatchObject({ verdict: 'refused', guard });
  });

  it('are all that have a name, once each', () => {
    expect(ALL_GUARDS.map(({ name }) => name).sort()).toEqual([...GUARDS].sort());
  });

  it('leave a volatile question alone where nothing of it changed', () => {
    const [one, other] = ['What is the weather today?', 'whats the weather today'].map((text) => prepareQuestion(text));
    if (one === undefined || other === undefined) throw new Error('two texts expected');
    expect(compareQuestions(one, other).verdict).toBe('explained');
  });
});
