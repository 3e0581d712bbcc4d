import type { Token } from '../tokens/token.js';
import { QUANTIFIER_CLASSES } from '../words/quantifier-classes.js';
import { classDifference, namedClasses } from './class-difference.js';
import { classesOf } from './classes-of.js';
import type { Guard } from './guard.js';

const STRICT = new Set(['only', 'exactly', 'at least', 'at most', 'more than', 'less than', 'none', 'almost']);
const MILD = new Set(['any', 'some', 'all']);

/** "Top up to ten times" and "what is it all about" count nothing. */
const isCounting = ({ key }: Token, index: number, tokens: readonly Token[]): boolean =>
  !(key === 'many' && tokens[index - 1]?.key === 'how') &&
  !(key === 'all' && tokens[index + 1]?.key === 'about') &&
  !(key === 'up' && tokens[index + 1]?.key === 'to' && tokens[index + 2]?.kind !== 'number');

/** How many are meant must be the same; "any" and "some" may be left out in other words. */
export const quantifierGuard: Guard = {
  name: 'quantifier',
  objection({ left, right, isClose, isSameMatter, onlyLeft, onlyRight }) {
    const [one, other] = classDifference(
      classesOf(left.tokens.filter(isCounting), QUANTIFIER_CLASSES),
      classesOf(right.tokens.filter(isCounting), QUANTIFIER_CLASSES),
    );
    const all = [...one, ...other];
    if (all.length === 0 || onlyLeft.length + onlyRight.length === 0) return undefined;
    if (isClose && all.some((name) => !MILD.has(name) || name === 'all')) return namedClasses(one, other);
    const mayBeOneQuestion = isClose || isSameMatter;
    const isReplaced = one.length > 0 && other.length > 0;
    return mayBeOneQuestion && (isReplaced || all.some((name) => STRICT.has(name)))
      ? namedClasses(one, other)
      : undefined;
  },
};
