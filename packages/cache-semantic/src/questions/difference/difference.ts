import type { Question } from '../question.js';
import type { Token } from '../tokens/token.js';
import type { Hunk } from './align.js';
import { areForms, areRelated } from './related.js';
import { type Spoken, spokenOf } from './spoken.js';

/** What two questions do not have in common, in an order of the two that does not depend on which was asked. */
export interface Difference {
  readonly left: Question;
  readonly right: Question;
  /** The same without what says nothing beside the other. */
  readonly spokenLeft: Spoken;
  readonly spokenRight: Spoken;
  readonly hunks: readonly Hunk[];
  /** What only the one has, in any place. */
  readonly onlyLeft: readonly Token[];
  readonly onlyRight: readonly Token[];
  /** What of the matter has no counterpart in the other: no form of the word, no synonym. */
  readonly unmatchedLeft: readonly Token[];
  readonly unmatchedRight: readonly Token[];
  /** Pairs of words that are not equal and may say the same. */
  readonly related: readonly (readonly [Token, Token])[];
  /** Share of tokens that stand in both in the same order, 0 to 1. */
  readonly frame: number;
  /** They differ in so little that the difference is what matters; otherwise one may be a paraphrase of the other. */
  readonly isClose: boolean;
  /** All of the matter has its counterpart, but for one word at most. */
  readonly isSameMatter: boolean;
}

const MIN_FRAME_IF_CLOSE = 0.5;
const MAX_CHANGED_IF_CLOSE = 4;
const MAX_ADDED_IF_CLOSE = 9;
const MAX_PAIRS = 900;

/** Compares two questions whose places of difference are known. */
export function findDifference(left: Question, right: Question, hunks: readonly Hunk[]): Difference {
  const [onlyLeft, onlyRight] = withoutEqual(
    hunks.flatMap((hunk) => hunk.left),
    hunks.flatMap((hunk) => hunk.right),
  );
  const { unmatchedLeft, unmatchedRight, related } = match(onlyLeft, onlyRight);
  const differing = hunks.reduce((sum, hunk) => sum + hunk.left.length + hunk.right.length, 0);
  const frame = 1 - differing / Math.max(1, left.tokens.length + right.tokens.length);
  const changed = onlyLeft.length + onlyRight.length;
  const isAddition = Math.min(onlyLeft.length, onlyRight.length) <= 1 && changed <= MAX_ADDED_IF_CLOSE;
  const isClose = changed <= MAX_CHANGED_IF_CLOSE || (isAddition && frame >= MIN_FRAME_IF_CLOSE);
  const isSameMatter = unmatchedLeft.length + unmatchedRight.length <= 1;
  return {
    left,
    right,
    spokenLeft: spokenOf(left, right),
    spokenRight: spokenOf(right, left),
    hunks,
    onlyLeft,
    onlyRight,
    unmatchedLeft,
    unmatchedRight,
    related,
    frame,
    isClose,
    isSameMatter,
  };
}

const isMatter = ({ weight }: Token): boolean => weight === 'matter';

function withoutEqual(left: readonly Token[], right: readonly Token[]): readonly [Token[], Token[]] {
  const counts = new Map<string, number>();
  for (const { key } of right) counts.set(key, (counts.get(key) ?? 0) + 1);
  const isEqual = (token: Token): boolean => take(counts, token.key);
  const onlyLeft = left.filter((token) => !isEqual(token));
  // What is still counted is what the left row has no counterpart for.
  const onlyRight = right.toReversed().filter(({ key }) => take(counts, key));
  return [onlyLeft, onlyRight.reverse()];
}

function take(counts: Map<string, number>, key: string): boolean {
  const count = counts.get(key) ?? 0;
  if (count > 0) counts.set(key, count - 1);
  return count > 0;
}

/** "Sorting" beside "sort", which might be a kind. */
const isFormOfAny = (token: Token, others: readonly Token[]): boolean =>
  others.some((other) => other.weight === 'light' && areForms(token, other));

type Matching = Pick<Difference, 'unmatchedLeft' | 'unmatchedRight' | 'related'>;

/** Pairs up words that may say the same; where there are very many, only forms of one word are. */
function match(onlyLeft: readonly Token[], onlyRight: readonly Token[]): Matching {
  const [left, right] = [onlyLeft.filter(isMatter), onlyRight.filter(isMatter)];
  const isMany = left.length * right.length > MAX_PAIRS;
  const mayBeSame = isMany ? areForms : areRelated;
  const unmatchedRight = [...right];
  const related: (readonly [Token, Token])[] = [];
  const unmatchedLeft = left.filter((token) => {
    const found = unmatchedRight.findIndex((other) => mayBeSame(token, other));
    const [other] = found < 0 ? [] : unmatchedRight.splice(found, 1);
    if (other !== undefined) related.push([token, other]);
    return other === undefined;
  });
  return {
    unmatchedLeft: unmatchedLeft.filter((token) => !isFormOfAny(token, onlyRight)),
    unmatchedRight: unmatchedRight.filter((token) => !isFormOfAny(token, onlyLeft)),
    related,
  };
}
