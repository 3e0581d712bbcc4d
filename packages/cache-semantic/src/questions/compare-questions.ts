import type { Comparison } from './comparison.js';
import { alignTokens } from './difference/align.js';
import { benignChanges } from './difference/benign-changes.js';
import { findDifference } from './difference/difference.js';
import { type Reconciled, reconcile } from './difference/reconcile.js';
import { isSymmetricOrder } from './difference/symmetric-order.js';
import { ALL_GUARDS } from './guards/guards.js';
import type { Question } from './question.js';

const OPEN: Comparison = { verdict: 'open' };

/**
 * What the difference between two questions comes to. It does not matter which was asked and which is stored. Explained
 * are only differences that change nothing for certain; what forbids a common answer is named by the first guard that
 * objects, in a fixed order.
 */
export function compareQuestions(asked: Question, stored: Question): Comparison {
  if (asked.text === stored.text) return { verdict: 'explained', by: [] };
  const [left, right] = asked.text < stored.text ? [asked, stored] : [stored, asked];
  if (!left.isEnglish || !right.isEnglish) return compareForeign(left, right);
  const found = reconcile(alignTokens(left.tokens, right.tokens), left.tokens, left.isCaseless || right.isCaseless);
  return explain(left, right, found) ?? refuse(left, right, found);
}

function compareForeign(left: Question, right: Question): Comparison {
  if (left.folded !== right.folded) return { verdict: 'refused', guard: 'human-language', detail: 'not English' };
  const isCase = left.text.replace(/\s+/g, '') !== right.text.replace(/\s+/g, '');
  const isSpacing = left.text.toLowerCase() !== right.text.toLowerCase();
  return {
    verdict: 'explained',
    by: [...(isCase ? (['case'] as const) : []), ...(isSpacing ? (['spacing'] as const) : [])],
  };
}

function explain(left: Question, right: Question, { hunks, changes }: Reconciled): Comparison | undefined {
  if (hunks.length === 0) {
    const written = differentlyWritten(left, right);
    if (written !== undefined) return { verdict: 'refused', guard: 'identifier', detail: written };
    return { verdict: 'explained', by: benignChanges(left, right, changes) };
  }
  if (!isSymmetricOrder(left.tokens, right.tokens)) return undefined;
  return { verdict: 'explained', by: benignChanges(left, right, ['symmetric-order']) };
}

/** Names whose capitals differ, unless one of the texts has no case at all. */
function differentlyWritten(left: Question, right: Question): string | undefined {
  if (left.isCaseless || right.isCaseless || left.tokens.length !== right.tokens.length) return undefined;
  const index = left.tokens.findIndex((token, at) => {
    const other = right.tokens[at];
    return (
      other !== undefined &&
      (token.exact || other.exact) &&
      token.raw !== other.raw &&
      token.key === other.key &&
      token.kind === 'word'
    );
  });
  return index < 0 ? undefined : `${left.tokens[index]?.raw} / ${right.tokens[index]?.raw}`;
}

function refuse(left: Question, right: Question, { hunks }: Reconciled): Comparison {
  const difference = findDifference(left, right, hunks);
  for (const { name, objection } of ALL_GUARDS) {
    const detail = objection(difference);
    if (detail !== undefined) return { verdict: 'refused', guard: name, detail };
  }
  return OPEN;
}
