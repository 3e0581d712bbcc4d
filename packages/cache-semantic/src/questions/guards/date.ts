import type { Token } from '../tokens/token.js';
import { RELATIVE_DAYS } from '../words/calendar.js';
import type { Guard } from './guard.js';
import { versus } from './versus.js';

const YEAR = /^#(?:1[5-9]|20|21)\d\d$/;

const isDate = ({ kind, key }: Token): boolean =>
  kind === 'date' || RELATIVE_DAYS.has(key) || (kind === 'number' && YEAR.test(key));

/** Dates, years, days and times of day must be the same. */
export const dateGuard: Guard = {
  name: 'date',
  objection({ onlyLeft, onlyRight, isClose }) {
    const [left, right] = [onlyLeft.filter(isDate), onlyRight.filter(isDate)];
    if (left.length + right.length === 0) return undefined;
    // A story may tell that something happened today where another does not.
    const isOneSided = left.length === 0 || right.length === 0;
    const isRelative = [...left, ...right].every(({ key }) => RELATIVE_DAYS.has(key));
    return isOneSided && isRelative && !isClose ? undefined : versus(left, right);
  },
};
