import type { Token } from '../tokens/token.js';
import { ORDINAL_NUMBERS } from '../words/number-words.js';
import type { Guard } from './guard.js';
import { versus } from './versus.js';

/** "one", "a first time": as often a mere article. */
const MAY_SAY_NOTHING = new Set(['#1', 'first', 'second']);

const isNumber = ({ kind, key }: Token): boolean => kind === 'number' || ORDINAL_NUMBERS.has(key);

/** Numbers and ordinals must be the same, with their frequencies. */
export const numberGuard: Guard = {
  name: 'number',
  objection({ onlyLeft, onlyRight, isClose }) {
    const [left, right] = [onlyLeft.filter(isNumber), onlyRight.filter(isNumber)];
    if (left.length + right.length === 0) return undefined;
    const isOneSided = left.length === 0 || right.length === 0;
    const saysNothing = [...left, ...right].every(
      ({ key, kind, raw }) => MAY_SAY_NOTHING.has(key) && (kind === 'word' || /^one$/i.test(raw)),
    );
    return isOneSided && saysNothing && !isClose ? undefined : versus(left, right);
  },
};
