import type { Difference } from '../difference/difference.js';
import type { Token } from '../tokens/token.js';
import { areOpposite, hasOpposite, WEAK_OPPOSITE_WORDS } from '../words/opposites.js';
import type { Guard } from './guard.js';
import { versus } from './versus.js';

const FEW = 12;

/** One question has a word and the other has its opposite instead. */
export const antonymGuard: Guard = {
  name: 'antonym',
  objection: (difference) => strongOpposites(difference) ?? weakOpposites(difference),
};

const opposed = (left: Token, right: Token): boolean =>
  left.kind === 'word' &&
  right.kind === 'word' &&
  (areOpposite(left.key, right.key) || areOpposite(left.stem, right.stem));

const isWeak = ({ key }: Token): boolean => WEAK_OPPOSITE_WORDS.has(key);

/** In a paraphrase the opposites must be in one place; otherwise they may have to do with other things. */
function strongOpposites({ onlyLeft, onlyRight, hunks, isClose, isSameMatter }: Difference): string | undefined {
  const isPair = (left: Token, right: Token): boolean => !(isWeak(left) && isWeak(right)) && opposed(left, right);
  if (isClose || isSameMatter || onlyLeft.length + onlyRight.length <= FEW)
    return firstPair(onlyLeft, onlyRight, isPair);
  for (const { left, right } of hunks) {
    const found = firstPair(left, right, isPair);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** "on" and "off", "from" and "to": only where one stands in the place of the other. */
function weakOpposites({ hunks }: Difference): string | undefined {
  for (const { left, right } of hunks) {
    const found = firstPair(left, right, opposed);
    if (found !== undefined && left.length <= 2 && right.length <= 2) return found;
  }
  return undefined;
}

function firstPair(
  left: readonly Token[],
  right: readonly Token[],
  isPair: (left: Token, right: Token) => boolean,
): string | undefined {
  const others = right.filter(isOpposable);
  for (const one of others.length === 0 ? [] : left.filter(isOpposable)) {
    const other = others.find((candidate) => isPair(one, candidate));
    if (other !== undefined) return versus([one], [other]);
  }
  return undefined;
}

const isOpposable = ({ key, stem }: Token): boolean => hasOpposite(key) || hasOpposite(stem);
