import type { Difference } from '../difference/difference.js';
import type { Token } from '../tokens/token.js';
import { AMBIGUOUS_NAMES } from '../words/ambiguous-names.js';
import type { Guard } from './guard.js';
import { versus } from './versus.js';

/** Names must be the same, and so must be the things that stand in one place of the same sentence. */
export const entityGuard: Guard = {
  name: 'entity',
  objection: (difference) => names(difference) ?? replaced(difference),
};

function names({ isClose, unmatchedLeft, unmatchedRight }: Difference): string | undefined {
  const [left, right] = [unmatchedLeft.filter(isNamed), unmatchedRight.filter(isNamed)];
  if (left.length + right.length === 0) return undefined;
  const isCertain = isClose || (left.length > 0 && right.length > 0) || [...left, ...right].some(isCertainName);
  return isCertain ? versus(left, right) : undefined;
}

const isNamed = ({ isName, topic, key }: Token): boolean => isName || (topic === 'place' && !AMBIGUOUS_NAMES.has(key));

/** An unknown word without a capital may be one of no importance, too. */
const isCertainName = ({ raw, topic }: Token): boolean => topic === 'place' || /^\p{Lu}/u.test(raw);

/** Other words of the matter where next to nothing else differs. */
function replaced({ isClose, unmatchedLeft, unmatchedRight }: Difference): string | undefined {
  const isReplaced = isClose && unmatchedLeft.length > 0 && unmatchedRight.length > 0;
  return isReplaced ? versus(unmatchedLeft, unmatchedRight) : undefined;
}
