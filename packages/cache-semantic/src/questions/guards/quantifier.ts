import { QUANTIFIER_CLASSES } from '../words/quantifier-classes.js';
import { classDifference, namedClasses } from './class-difference.js';
import { classesOf } from './classes-of.js';
import type { Guard } from './guard.js';

const STRICT = new Set(['only', 'exactly', 'at least', 'at most', 'more than', 'less than', 'none', 'almost']);
const MILD = new Set(['any', 'some', 'all']);

/** How many are meant must be the same; "any" and "some" may be left out in other words. */
export const quantifierGuard: Guard = {
  name: 'quantifier',
  objection({ left, right, isClose, onlyLeft, onlyRight }) {
    const [one, other] = classDifference(
      classesOf(left.tokens, QUANTIFIER_CLASSES),
      classesOf(right.tokens, QUANTIFIER_CLASSES),
    );
    const all = [...one, ...other];
    if (all.length === 0 || onlyLeft.length + onlyRight.length === 0) return undefined;
    if (isClose && all.some((name) => !MILD.has(name) || name === 'all')) return namedClasses(one, other);
    const isReplaced = one.length > 0 && other.length > 0;
    return all.some((name) => STRICT.has(name)) || (isReplaced && isClose) ? namedClasses(one, other) : undefined;
  },
};
