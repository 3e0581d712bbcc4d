import type { Difference } from '../difference/difference.js';
import { BASES_OF_PAST_FORMS } from '../forms/irregulars.js';
import type { Token } from '../tokens/token.js';
import { TENSE_CLASSES } from '../words/tense-classes.js';
import { classDifference, namedClasses } from './class-difference.js';
import { classesOf } from './classes-of.js';
import type { Guard } from './guard.js';
import { versus } from './versus.js';

/** Where nothing else differs, what was, is, will, can or must be are different questions. */
export const tenseGuard: Guard = {
  name: 'tense',
  objection: (difference) =>
    difference.isClose && difference.isSameMatter ? (auxiliaries(difference) ?? inflections(difference)) : undefined,
};

const STANDING_FOR_NOTHING = new Set(['present']);

function auxiliaries({ left, right }: Difference): string | undefined {
  const [one, other] = classDifference(classesOf(left.tokens, TENSE_CLASSES), classesOf(right.tokens, TENSE_CLASSES));
  const all = [...one, ...other];
  return all.some((name) => !STANDING_FOR_NOTHING.has(name)) ? namedClasses(one, other) : undefined;
}

function inflections({ related }: Difference): string | undefined {
  const pair = related.find(([one, other]) => one.stem === other.stem && isPast(one) !== isPast(other));
  return pair === undefined ? undefined : versus([pair[0]], [pair[1]]);
}

const isPast = ({ key }: Token): boolean =>
  BASES_OF_PAST_FORMS.has(key) || (key.endsWith('ed') && !key.endsWith('eed') && key.length > 4);
