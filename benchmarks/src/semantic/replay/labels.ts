import { type Judge, judgeAnswers } from '@isartor/cache-semantic';
import type { BankingQuestion } from '../data/read-banking.js';
import { wordedAnswer } from '../data/wordings.js';
import { createDraws } from '../draw.js';

/** What is stored for a question: its text, and the category that a right hit has. */
export interface BankingAnswer {
  readonly text: string;
  readonly category: string;
}

/** Where the labels of a replay come from. */
export interface Labels {
  readonly name: string;
  readonly answerTo: (question: BankingQuestion, number: number) => BankingAnswer;
  /** Made anew for each replay. */
  readonly createJudge?: () => Judge<BankingAnswer>;
}

const SPOILT_SEED = 7;
const SPOILT_SHARE = 0.1;

const sameEachTime = ({ category }: BankingQuestion): BankingAnswer => ({ text: category, category });
const worded = ({ category }: BankingQuestion, number: number): BankingAnswer => ({
  text: wordedAnswer(category, number),
  category,
});
const knowing: Judge<BankingAnswer> = (given, stored) => (given.category === stored.category ? 'right' : 'wrong');
const productsOwn: Judge<BankingAnswer> = (given, stored) => judgeAnswers(given.text, stored.text);

/** The judge, with one label in ten turned round. */
function spoilt(judge: Judge<BankingAnswer>): Judge<BankingAnswer> {
  const next = createDraws(SPOILT_SEED);
  return (given, stored) => {
    const said = judge(given, stored);
    if (said === 'unknown' || next() >= SPOILT_SHARE) return said;
    return said === 'right' ? 'wrong' : 'right';
  };
}

/** One text a category and a judge that knows it. */
export const PERFECT: Labels = { name: 'perfect', answerTo: sameEachTime, createJudge: () => knowing };
/** What the product does: five wordings a category, and its own judge. */
export const PRODUCTS_JUDGE: Labels = {
  name: "the product's judge",
  answerTo: worded,
  createJudge: () => productsOwn,
};
/** No label at all. */
export const NO_LABELS: Labels = { name: 'none', answerTo: sameEachTime };
/** All that are measured. */
export const ALL_LABELS: readonly Labels[] = [
  NO_LABELS,
  PERFECT,
  { ...PERFECT, name: 'perfect, one in ten wrong', createJudge: () => spoilt(knowing) },
  PRODUCTS_JUDGE,
  { ...PRODUCTS_JUDGE, name: "the product's judge, one in ten wrong", createJudge: () => spoilt(productsOwn) },
];
