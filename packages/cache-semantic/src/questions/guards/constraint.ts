import type { Difference } from '../difference/difference.js';
import { stemOf } from '../forms/stem.js';
import type { Token } from '../tokens/token.js';
import { CONSTRAINT_WORDS, MILD_CONSTRAINT_WORDS } from '../words/constraint-words.js';
import type { Guard } from './guard.js';
import { versus } from './versus.js';

const stems = (words: ReadonlySet<string>): ReadonlySet<string> => new Set([...words].map(stemOf));
const CERTAIN = stems(CONSTRAINT_WORDS);
const MILD = stems(MILD_CONSTRAINT_WORDS);
const ALIKE = 0.5;

/** What narrows an answer down must be the same: nothing of the matter may be in one question only while the other has nothing for it. */
export const constraintGuard: Guard = {
  name: 'constraint',
  objection: (difference) => cues(difference) ?? additions(difference),
};

function cues({ unmatchedLeft, unmatchedRight, frame }: Difference): string | undefined {
  const isCue = ({ stem }: Token): boolean => CERTAIN.has(stem) || (frame >= ALIKE && MILD.has(stem));
  const [left, right] = [unmatchedLeft.filter(isCue), unmatchedRight.filter(isCue)];
  return left.length + right.length > 0 ? versus(left, right) : undefined;
}

/** One question says more than the other and nothing less. */
function additions({ unmatchedLeft, unmatchedRight, isClose }: Difference): string | undefined {
  const isAddition = (unmatchedLeft.length === 0) !== (unmatchedRight.length === 0);
  return isAddition && isClose ? versus(unmatchedLeft, unmatchedRight) : undefined;
}
