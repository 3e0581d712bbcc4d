import { OPPOSITES } from './common-words.js';
import type { Judgement } from './judgement.js';
import { haveOneOrder, isExchange } from './order.js';
import { type Reading, readAnswer, stemOf } from './reading.js';

/** Shared words from which two answers say the same where nothing speaks against it. */
const MIN_SHARED = 0.6;
/** Where few words tell something, one of them makes a difference, and so does their order. */
const FEW_WORDS = 12;
const MIN_SHARED_OF_FEW = 0.93;
/** All words, those of grammar included: from here on two answers have the same shape. */
const SAME_SHAPE = 0.6;
/** Shared words below which two answers are about different things. */
const MAX_SHARED_OF_OTHERS = 0.1;
/** From here on, two answers are one sentence, filled with different words where fewer of those are shared. */
const SAME_SENTENCE = 0.7;
const MAX_SHARED_OF_FILLED = 0.5;
/** Words of an answer that is nothing but the thing asked for. */
const SHORT = 3;

const OPPOSITE_STEMS = OPPOSITES.map(([one, other]) => [stemOf(one), stemOf(other)] as const);

/** Judges two answers in words by what they say: yes or no, numbers, names, negations, opposites, and shared words. */
export function judgeProse(left: string, right: string): Judgement {
  const [one, other] = [readAnswer(left), readAnswer(right)];
  if (one.words.length === 0 || other.words.length === 0) return 'unknown';
  if (sameList(one.words, other.words)) return judgeNumbers(one, other);
  if (one.lead !== undefined && other.lead !== undefined && one.lead !== other.lead) return 'wrong';
  const shape = overlap(one.words, other.words);
  if (contradicts(one, other, shape)) return 'wrong';
  const shared = overlap([...new Set(one.content)], [...new Set(other.content)]);
  if (isAgreed(one, other, shared)) return 'right';
  return isAboutOthers(one, other, { shared, shape }) ? 'wrong' : 'unknown';
}

/** Where all words are the same. The same numbers in other places may say something else. */
function judgeNumbers(one: Reading, other: Reading): Judgement {
  if (!sameList(one.numbers, other.numbers)) return 'wrong';
  return sameList(one.sequence, other.sequence) ? 'right' : 'unknown';
}

/** Other numbers, names or a negation in answers that are otherwise built alike. */
function contradicts(one: Reading, other: Reading, shape: number): boolean {
  const isShort = Math.max(one.words.length, other.words.length) <= SHORT;
  const isAlike = shape >= SAME_SHAPE || isShort;
  if (!isAlike) return false;
  if (one.numbers.length > 0 && one.numbers.length === other.numbers.length && !sameList(one.numbers, other.numbers))
    return true;
  if (missing(one, other) && missing(other, one)) return true;
  if (shape < SAME_SENTENCE) return false;
  return one.negations % 2 !== other.negations % 2 || areOpposite(one, other);
}

function isAgreed(one: Reading, other: Reading, shared: number): boolean {
  if (!haveOneFrame(one, other) || isExchange(one.words, other.words)) return false;
  if (missing(one, other) || missing(other, one) || areOpposite(one, other)) return false;
  const least = Math.min(one.content.length, other.content.length);
  if (least === 0) return false;
  if (least >= FEW_WORDS) return shared >= MIN_SHARED && haveOneOrder(numbersOf(one), numbersOf(other));
  return shared >= MIN_SHARED_OF_FEW && haveOneOrder(one.sequence, other.sequence);
}

/** The same yes or no, numbers, negations and words of how far it goes. */
function haveOneFrame(one: Reading, other: Reading): boolean {
  if (one.lead !== other.lead || !sameList(one.numbers, other.numbers)) return false;
  return one.negations === other.negations && one.qualifiers === other.qualifiers;
}

/** Numbers and names in the order of the answer. */
function numbersOf({ sequence, numbers, names }: Reading): readonly string[] {
  const telling = new Set([...numbers, ...[...names].map(stemOf)]);
  return sequence.filter((word) => telling.has(word));
}

/** Hardly a word in common, though both say something; or one sentence that was filled with different words. */
function isAboutOthers(one: Reading, other: Reading, { shared, shape }: { shared: number; shape: number }): boolean {
  const least = Math.min(one.content.length, other.content.length);
  const isShort = Math.max(one.words.length, other.words.length) <= SHORT;
  if (least >= (isShort ? 1 : 2) && shared <= MAX_SHARED_OF_OTHERS) return true;
  return least >= 1 && shape >= SAME_SENTENCE && shared <= MAX_SHARED_OF_FILLED;
}

/** Whether a name of the first is nowhere in the second. */
function missing({ names }: Reading, { vocabulary }: Reading): boolean {
  for (const name of names) if (!vocabulary.has(name)) return true;
  return false;
}

function areOpposite({ stems: one }: Reading, { stems: other }: Reading): boolean {
  const says = (
    left: ReadonlySet<string>,
    right: ReadonlySet<string>,
    [word, opposite]: readonly [string, string],
  ): boolean => left.has(word) && !left.has(opposite) && right.has(opposite) && !right.has(word);
  return OPPOSITE_STEMS.some((pair) => says(one, other, pair) || says(other, one, pair));
}

const sameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((value, index) => value === other[index]);

/** Twice the words in common by all words (F1 of the one against the other), each as often as it occurs. */
function overlap(one: readonly string[], other: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const word of one) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of other) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    common += 1;
  }
  return one.length + other.length === 0 ? 0 : (2 * common) / (one.length + other.length);
}
