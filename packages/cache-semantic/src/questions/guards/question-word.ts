import type { Difference } from '../difference/difference.js';
import type { Head } from '../question.js';
import type { Token } from '../tokens/token.js';
import { QUESTION_WORDS } from '../words/question-words.js';
import type { Guard } from './guard.js';
import { versus } from './versus.js';

/** Question words that may ask the same. */
const COMPATIBLE: readonly (readonly [string, string])[] = [
  ['what', 'which'],
  ['what', 'why'],
  ['what', 'how'],
  ['what', 'when'],
  ['what', 'how long'],
  ['what', 'where'],
  ['what', 'how much'],
  ['what', 'how many'],
  ['which', 'how much'],
  ['what', 'who'],
  ['when', 'how long'],
  ['when', 'how soon'],
  ['how', 'how come'],
  ['how long', 'how soon'],
  ['which', 'who'],
];
/** Yes-no questions to which a good answer tells how. */
const ASKING_HOW = new Set(['can', 'could', 'is', 'are', 'do', 'does', 'may', 'have', 'has', 'will', 'should']);

/** What is asked for (a reason, a way, a time, a place, yes or no) must be the same. */
export const questionWordGuard: Guard = {
  name: 'question-word',
  objection: (difference) => replaced(difference) ?? heads(difference) ?? added(difference),
};

const isQuestionWord = ({ key }: Token): boolean => QUESTION_WORDS.has(key);

/** One question word in the place of another. */
function replaced({ hunks, spokenLeft, spokenRight }: Difference): string | undefined {
  // "What is the reason that" is "why".
  if (spokenLeft.head.kind === 'question-word' && spokenLeft.head.word === spokenRight.head.word) return undefined;
  for (const { left, right } of hunks) {
    const [one, other] = [left[0], right[0]];
    if (left.length !== 1 || right.length !== 1 || one === undefined || other === undefined) continue;
    const isSpoken = spokenLeft.tokens.includes(one) && spokenRight.tokens.includes(other);
    if (isSpoken && areOtherQuestions(one, other)) return versus([one], [other]);
  }
  return undefined;
}

const areOtherQuestions = (one: Token, other: Token): boolean =>
  isQuestionWord(one) && isQuestionWord(other) && !(isWhatOrWhich(one) && isWhatOrWhich(other));

const isWhatOrWhich = ({ key }: Token): boolean => key === 'what' || key === 'which';

function heads({ spokenLeft, spokenRight, isClose, isSameMatter }: Difference): string | undefined {
  const [one, other] = [spokenLeft.head, spokenRight.head];
  if ((!isClose && !isSameMatter) || !asks(one) || !asks(other)) return undefined;
  return mayAskTheSame(one, other, isClose) ? undefined : `${one.word} / ${other.word}`;
}

const asks = ({ kind }: Head): boolean => kind === 'question-word' || kind === 'yes-no';

function mayAskTheSame(one: Head, other: Head, isClose: boolean): boolean {
  if (one.kind === 'yes-no') return other.kind === 'yes-no' || isAnswered(other, one, isClose);
  if (other.kind === 'yes-no') return isAnswered(one, other, isClose);
  return (
    one.word === other.word || isWhatWhich(one.word, other.word) || (!isClose && areCompatible(one.word, other.word))
  );
}

const isWhatWhich = (one: string, other: string): boolean =>
  /^(?:what|which)$/.test(one) && /^(?:what|which)$/.test(other);

const areCompatible = (one: string, other: string): boolean =>
  COMPATIBLE.some(([first, second]) => (one === first && other === second) || (one === second && other === first));

/** "Can I track it?" may ask "how do I track it?"; "is it slow?" never asks "why is it slow?". */
function isAnswered(asking: Head, verb: Head, isClose: boolean): boolean {
  if (asking.word === 'how') return !isClose || verb.word === 'can' || verb.word === 'could';
  return !isClose && ASKING_HOW.has(verb.word) && asking.word !== 'why';
}

const ONE_SIDED = new Set(['when', 'where', 'who']);

/** A question word that only one of two texts has, where nothing else differs. */
function added(difference: Difference): string | undefined {
  const { onlyLeft, onlyRight, spokenLeft, spokenRight, isClose, unmatchedLeft, unmatchedRight } = difference;
  if (!isClose || unmatchedLeft.length + unmatchedRight.length > 0) return undefined;
  const left = onlyLeft.filter((token) => isQuestionWord(token) && spokenLeft.tokens.includes(token));
  const right = onlyRight.filter((token) => isQuestionWord(token) && spokenRight.tokens.includes(token));
  if ((left.length === 0) === (right.length === 0)) return undefined;
  // Whoever tells of trouble wants to know why.
  const isTold = spokenLeft.head.kind === 'statement' || spokenRight.head.kind === 'statement';
  return [...left, ...right].some(({ key }) => ONE_SIDED.has(key) || (key === 'why' && !isTold))
    ? versus(left, right)
    : undefined;
}
