import { compareQuestions } from './questions/compare-questions.js';
import type { GuardName } from './questions/comparison.js';
import { alignTokens } from './questions/difference/align.js';
import { findDifference } from './questions/difference/difference.js';
import { reconcile } from './questions/difference/reconcile.js';
import { ALL_GUARDS } from './questions/guards/guards.js';
import type { Question } from './questions/question.js';

/**
 * Every guard that forbids the two a common answer, the one that `compareQuestions` names first; empty where it refuses
 * nothing. For explanations: a look-up needs one reason only.
 */
export function allRefusals(asked: Question, stored: Question): readonly GuardName[] {
  const comparison = compareQuestions(asked, stored);
  if (comparison.verdict !== 'refused') return [];
  return [...new Set([comparison.guard, ...objecting(asked, stored)])];
}

/** The guards that object to a difference in words; what is not English and what is only written otherwise has none. */
function objecting(asked: Question, stored: Question): readonly GuardName[] {
  if (!asked.isEnglish || !stored.isEnglish) return [];
  const [left, right] = asked.text < stored.text ? [asked, stored] : [stored, asked];
  const { hunks } = reconcile(alignTokens(left.tokens, right.tokens), left.tokens, left.isCaseless || right.isCaseless);
  if (hunks.length === 0) return [];
  const difference = findDifference(left, right, hunks);
  return ALL_GUARDS.flatMap(({ name, objection }) => (objection(difference) === undefined ? [] : [name]));
}
