import { areForms } from '../difference/related.js';
import { editDistance } from '../forms/edit-distance.js';
import type { Token } from '../tokens/token.js';
import { areConfusable } from '../words/confusable-pairs.js';
import type { Guard } from './guard.js';
import { versus } from './versus.js';

const MIN_LENGTH = 4;
const MIN_LENGTH_FOR_TWO = 6;

/** One word in the place of another that looks like it and is another word. */
export const lookAlikeGuard: Guard = {
  name: 'look-alike',
  objection({ hunks, isClose, onlyLeft, onlyRight }) {
    for (const { left, right } of hunks) {
      const [one, other] = [left[0], right[0]];
      if (left.length !== 1 || right.length !== 1 || one === undefined || other === undefined) continue;
      if (onlyLeft.includes(one) && onlyRight.includes(other) && lookAlike(one, other, isClose))
        return versus([one], [other]);
    }
    return undefined;
  },
};

function lookAlike(left: Token, right: Token, isClose: boolean): boolean {
  if (left.kind !== 'word' || right.kind !== 'word') return false;
  if (areConfusable(left.key, right.key) || areConfusable(left.stem, right.stem)) return true;
  if (!isClose || areForms(left, right) || left.weight === 'frame' || right.weight === 'frame') return false;
  const shorter = Math.min(left.key.length, right.key.length);
  return shorter >= MIN_LENGTH && editDistance(left.key, right.key, 2) <= (shorter >= MIN_LENGTH_FOR_TWO ? 2 : 1);
}
