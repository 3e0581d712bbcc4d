import { type Judge, judgeAnswers } from '@isartor/cache-semantic';
import type { BankingQuestion } from '../data/read-banking.js';
import { alikeWordings, FREE_WORDINGS, type Wordings, wordedAnswer } from '../data/wordings.js';
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

/** No label at all. */
export const NO_LABELS: Labels = { name: 'none', answerTo: sameEachTime };
/** The names of those with a target. */
export const LABEL_NAMES = { perfect: 'perfect', alike: 'judge, worded alike', free: 'judge, worded freely' } as const;

/** All that are measured; each of those with a judge also with one label in ten turned round. */
export async function allLabels(): Promise<readonly Labels[]> {
  const perfect = { name: LABEL_NAMES.perfect, answerTo: sameEachTime };
  return [
    NO_LABELS,
    ...withSpoilt(perfect, knowing),
    ...withSpoilt({ name: LABEL_NAMES.alike, answerTo: worded(await alikeWordings()) }, productsOwn),
    ...withSpoilt({ name: LABEL_NAMES.free, answerTo: worded(FREE_WORDINGS) }, productsOwn),
  ];
}

function worded(wordings: Wordings): Labels['answerTo'] {
  return ({ category }, number) => ({ text: wordedAnswer(wordings, category, number), category });
}

function withSpoilt(labels: Omit<Labels, 'createJudge'>, judge: Judge<BankingAnswer>): readonly Labels[] {
  return [
    { ...labels, createJudge: () => judge },
    { ...labels, name: `${labels.name}, one in ten wrong`, createJudge: () => spoilt(judge) },
  ];
}
