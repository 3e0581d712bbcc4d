import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADVERSARIAL } from '../../test/pairs/adversarial/families.ts';
import { expand } from '../../test/pairs/expand.ts';
import { KNOWN_WORDS } from '../../test/pairs/known-words.ts';
import { PARAPHRASES } from '../../test/pairs/paraphrases.ts';
import { QUESTIONS } from '../../test/pairs/questions.ts';
import { compareQuestions } from './compare-questions.js';
import type { BenignChange, Comparison } from './comparison.js';
import { prepareQuestion } from './prepare-question.js';

const options = { knownWords: KNOWN_WORDS };
const compare = (a: string, b: string): Comparison =>
  compareQuestions(prepareQuestion(a, options), prepareQuestion(b, options));

describe('compareQuestions', () => {
  it.each<[BenignChange, string, string]>([
    ['case', 'Where is my card?', 'WHERE IS MY CARD?'],
    ['case', 'How long does delivery to the US take?', 'how long does delivery to the us take?'],
    ['spacing', 'Where is my card?', '  Where  is my\tcard?\n'],
    ['spacing', 'Is 8GB enough for a laptop?', 'Is 8 GB enough for a laptop?'],
    ['punctuation', 'Where is my card?', 'Where is my card'],
    ['punctuation', 'Is there a step-by-step guide?', 'Is there a step by step guide?'],
    ['contraction', "What's a closure?", 'What is a closure?'],
    ['contraction', 'My card doesnt work', 'My card does not work'],
    ['contraction', "My card's not working", 'My card is not working'],
    ['politeness', 'Hi! Could you please tell me where my card is? Thanks a lot.', 'Where is my card?'],
    ['politeness', 'Would you mind explaining recursion?', 'Explain recursion'],
    ['filler', 'So, how do I actually bake bread?', 'How can I bake bread?'],
    ['filler', 'How do I bake the bread?', 'How do I bake bread?'],
    ['abbreviation', 'How do I sort a list in JS?', 'How do I sort a list in JavaScript?'],
    ['number-format', 'How do I save 1,000 dollars?', 'How do I save $1000?'],
    ['number-format', 'Meet me at 5pm on Jan 5th, 2024', 'Meet me at 17:00 on 5 January 2024'],
    ['spelling', 'How do I organise my favourite photos?', 'How do I organize my favorite photos?'],
    ['typo', 'How do I reset my online pasword?', 'How do I reset my online password?'],
    ['typo', 'What are the symptoms of appendicitsi?', 'What are the symptoms of appendicitis?'],
    ['typo', 'What does a cardiolgist do?', 'What does a cardiologist do?'],
    ['typo', 'hWat are common side effects of antibiotics?', 'What are common side effects of antibiotics?'],
    ['typo', 'WWhat is the deadline?', 'What is the deadline?'],
    ['typo', "My top-up still coudln't be verified", 'My top-up still could not be verified'],
    ['typo', 'How do I load the imagenet datsaet?', 'How do I load the imagenet dataset?'],
    ['typo', 'Divide the cake between sevne people', 'Divide the cake between seven people'],
    ['typo', 'How do I dispute an unnauthorized transaction?', 'How do I dispute an unauthorized transaction?'],
    ['filler', 'What exactly is a mutex?', 'What is a mutex?'],
    ['filler', 'Tell me a bit about Chile', 'Tell me about Chile'],
    ['politeness', 'How do I cancel my order? Best wishes, Anna', 'How do I cancel my order?'],
    ['abbreviation', 'What does DNS do?', 'What does the domain name system do?'],
    ['number-format', 'I was charged two times', 'I was charged twice'],
    ['number-format', 'Summarize the 3 rd chapter', 'Summarize the third chapter'],
    ['symmetric-order', 'What is 365 + 90?', 'What is 90 + 365?'],
    ['symmetric-order', 'Train or plane from Osaka?', 'Plane or train from Osaka?'],
    ['symmetric-order', 'What is the difference between TCP and UDP?', 'What is the difference between UDP and TCP?'],
    ['symmetric-order', 'Compare apples, pears and plums', 'Compare plums, apples and pears'],
  ])('explains %s: %s', (change, a, b) => {
    const comparison = compare(a, b);
    expect(comparison).toMatchObject({ verdict: 'explained', by: expect.arrayContaining([change]) });
  });

  it.each<[readonly BenignChange[], string, string]>([
    [['case'], 'Where is my card?', 'where is my card?'],
    [['politeness'], 'Hi, where is my card? Thanks.', 'Where is my card?'],
    [['case', 'politeness'], 'hi, where is MY card? thanks', 'Where is my card'],
    [['politeness', 'typo'], 'Please reset my online pasword', 'Reset my online password'],
    [['contraction'], "Why doesn't it work?", 'Why does not it work?'],
  ])('says %s and nothing else: %s', (changes, a, b) => {
    expect(compare(a, b)).toEqual({ verdict: 'explained', by: changes });
  });

  it.each([
    ['Translate to German: good morning', 'Translate to German: good evening'],
    ['Translate to French: just do it', 'Translate to French: do it'],
    ['How do I say thanks?', 'How do I say?'],
    ['How do I say please in Japanese?', 'How do I say in Japanese?'],
    ['Can you fly?', 'Fly?'],
    ['Can you boil eggs twice?', 'Boil eggs twice'],
    ['Explain it simply', 'Explain it'],
    ['Print just the first line', 'Print the first line'],
    ['What kind of bread is this?', 'What bread is this?'],
    ['Does A imply B?', 'Does B imply A?'],
    ["Who is taller, Tom or Jerry's father?", "Who is taller, Jerry or Tom's father?"],
    ['Compare black tea and coffee', 'Compare black coffee and tea'],
    ['Subtract apples and pears', 'Subtract pears and apples'],
    ['How do I sort a list?', 'How do I sort lists?'],
    ['What does `getUser` do?', 'What does `getuser` do?'],
    ['Is Python 3.10 stable?', 'Is Python 3.1 stable?'],
    ['Was it on 05/06/2024?', 'Was it on 06/05/2024?'],
    ['Tell us about it', 'Tell US about it'],
    ['What is astrology?', 'What is astronomy?'],
    ['How do I plant fennel in my garden?', 'How do I plant funnel in my garden?'],
    ['A few people came, why?', 'Few people came, why?'],
    ['What is x^2?', 'What is x2?'],
    ['What is 90 - 365?', 'What is 365 - 90?'],
    ['Is hypotension dangerous for the elderly?', 'Is hypertension dangerous for the elderly?'],
    ['Who signs the contract as lessor of the flat?', 'Who signs the contract as lessee of the flat?'],
    ['Explain adsorption in chemistry', 'Explain absorption in chemistry'],
    ['What does facet mean in this text?', 'What does faucet mean in this text?'],
    ['Write a Kaka biography', 'Write a Kafka biography'],
    ['Is 500 kbps fast?', 'Is 500 mbps fast?'],
    ['Rename the variable bar to result', 'Rename the variable baz to result'],
    ['What is an SSD?', 'What is an HDD?'],
    ['Can we leave early?', 'Can I leave early?'],
    ['What is 2+2?', 'What is 2*2?'],
  ])('does not explain: %s / %s', (a, b) => {
    expect(compare(a, b).verdict).not.toBe('explained');
  });

  it('names the guard and the words', () => {
    expect(compare('How do I sort a list in Go?', 'How do I sort a list in Rust?')).toEqual({
      verdict: 'refused',
      guard: 'programming-language',
      detail: 'go / rust',
    });
  });

  it('leaves other words for the same open', () => {
    expect(
      compare('Why was my card declined?', 'What could be the reason my card payment did not go through?'),
    ).toEqual({
      verdict: 'open',
    });
  });

  it.each([
    ['How do I cancel my subscription?', 'I need to cancel my subscription'],
    ['How do I cancel my subscription?', 'Where do I go to cancel my subscription?'],
    ['How do I cancel my subscription?', 'What do I have to do to cancel my subscription?'],
    ['How do I cancel my subscription?', 'Is it possible to cancel my subscription?'],
    ['How do I cancel my subscription?', 'Help me cancel my subscription'],
    ['How do I cancel my subscription?', 'Cancelling my subscription'],
    ['Can I get a refund?', 'I would like a refund'],
    ['My card was declined', 'Why was my card declined?'],
    ['My card was declined', 'My card has been declined. What should I do?'],
    ['My card was stolen', 'What can I do if my card was stolen?'],
    ["My card won't work", "My card doesn't work"],
    ['Is there any reason my transfer failed?', 'Why did my transfer fail?'],
    ['How much does a passport cost?', 'What does a passport cost?'],
    ['Where can I find my PIN?', 'Where do I find my PIN?'],
  ])('leaves the same wish or trouble open: %s / %s', (a, b) => {
    expect(compare(a, b).verdict).toBe('open');
  });

  it('explains an equal text by nothing', () => {
    for (const text of QUESTIONS) expect(compare(text, text)).toEqual({ verdict: 'explained', by: [] });
  });

  it.each([
    ['¿Dónde está mi tarjeta?', '¿dónde está  mi tarjeta?', { verdict: 'explained', by: ['case', 'spacing'] }],
    ['我的卡在哪里', '我的卡在这里', { verdict: 'refused', guard: 'human-language', detail: 'not English' }],
    [
      'Wie kann ich das Konto und die Karte sperren',
      'Wie kann ich die Karte und das Konto sperren',
      { verdict: 'refused', guard: 'human-language', detail: 'not English' },
    ],
  ])('compares other languages by case and blanks only: %s', (a, b, expected) => {
    expect(compare(a, b)).toEqual(expected);
  });

  it('does not let a question in English answer one in another language', () => {
    expect(compare('Where is my card?', '我的卡在哪里').verdict).toBe('refused');
  });

  it('does not depend on which was asked', () => {
    const pairs = [...ADVERSARIAL.flatMap((family) => expand(family, 40)), ...PARAPHRASES];
    for (const { a, b } of pairs) expect(compare(a, b)).toEqual(compare(b, a));
    for (const [index, a] of QUESTIONS.entries()) {
      const b = QUESTIONS[(index * 7 + 3) % QUESTIONS.length] ?? a;
      expect(compare(a, b)).toEqual(compare(b, a));
    }
  });

  it('does not depend on which was asked, for texts of any words', () => {
    const words =
      'how do i please the a not two 2 5GB $5 python js Paris and or vs from to was is JSON `x` "a b" card crad thanks, so: today? don\'t'.split(
        ' ',
      );
    const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 9 }).map((chosen) => chosen.join(' '));
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(compare(a, b)).toEqual(compare(b, a));
      }),
      { numRuns: 1_000 },
    );
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        expect(compare(text, text)).toEqual({ verdict: 'explained', by: [] });
        expect(compare(text, `${text} card`).verdict).not.toBe('explained');
      }),
    );
  });
});
