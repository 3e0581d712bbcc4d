import type { Difference } from '../difference/difference.js';
import type { Question } from '../question.js';
import type { Token } from '../tokens/token.js';
import { TENSE_CLASSES } from '../words/tense-classes.js';
import { classDifference, namedClasses } from './class-difference.js';
import { classesOf } from './classes-of.js';
import type { Guard } from './guard.js';
import { isPastForm, isSameTense, isTale } from './same-tense.js';
import { versus } from './versus.js';

/** Where nothing else differs, what was, is, will, can or must be are different questions. */
export const tenseGuard: Guard = {
  name: 'tense',
  objection: (difference) =>
    difference.isClose && difference.isSameMatter ? (auxiliaries(difference) ?? inflections(difference)) : undefined,
};

function auxiliaries({ left, right, spokenLeft, spokenRight }: Difference): string | undefined {
  const [one, other] = classDifference(
    classesOf(spokenLeft.tokens, TENSE_CLASSES),
    classesOf(spokenRight.tokens, TENSE_CLASSES),
  );
  const isTold = isTale(left) && isTale(right);
  return isSameTense({ one, other, left: spokenLeft, right: spokenRight, isTold })
    ? undefined
    : namedClasses(one, other);
}

function inflections({ onlyLeft, onlyRight, left, right }: Difference): string | undefined {
  for (const one of onlyLeft) {
    const other = onlyRight.find(({ kind, stem }) => kind === 'word' && stem === one.stem);
    if (other !== undefined && one.weight !== 'frame' && isPast(one, left) !== isPast(other, right))
      return versus([one], [other]);
  }
  return undefined;
}

const isPast = (token: Token, { tokens }: Question): boolean =>
  isPastForm(token) || tokens.some(({ key }) => key === 'did');
