import { BENIGN_CHANGES, type BenignChange } from '../comparison.js';
import type { Question } from '../question.js';
import type { Token } from '../tokens/token.js';

/** Which harmless changes lead from one text to the other, besides those already found: their tokens are equal in a row. */
export function benignChanges(
  left: Question,
  right: Question,
  found: readonly BenignChange[],
): readonly BenignChange[] {
  const changes = new Set(found);
  addDropped(changes, left, right);
  addWritten(changes, left, right);
  if (left.punctuation !== right.punctuation && (changes.size === 0 || hasOwnPunctuation(left, right))) {
    changes.add('punctuation');
  }
  if (hasOddBlanks(left.text) !== hasOddBlanks(right.text)) changes.add('spacing');
  if (changes.size === 0) changes.add(left.text.toLowerCase() === right.text.toLowerCase() ? 'case' : 'spacing');
  return BENIGN_CHANGES.filter((change) => changes.has(change));
}

/** How the tokens were written; a sentence takes its capital from what was left out before it. */
function addWritten(changes: Set<BenignChange>, left: Question, right: Question): void {
  if (left.tokens.length !== right.tokens.length) return;
  const isShifted = changes.has('politeness') || changes.has('filler');
  for (const [index, token] of left.tokens.entries()) {
    const other = right.tokens[index];
    if (other !== undefined && !(isShifted && isCapitalOnly(token, other))) addChanges(changes, token, other);
  }
}

const isCapitalOnly = (left: Token, right: Token): boolean =>
  left.raw.slice(1) === right.raw.slice(1) && left.raw.toLowerCase() === right.raw.toLowerCase();

function addChanges(changes: Set<BenignChange>, left: Token, right: Token): void {
  if (left.raw === right.raw || left.key !== right.key) return;
  if (left.raw.toLowerCase() === right.raw.toLowerCase()) {
    changes.add('case');
    return;
  }
  for (const change of [...left.changes, ...right.changes]) changes.add(change);
}

function addDropped(changes: Set<BenignChange>, left: Question, right: Question): void {
  for (const change of ['politeness', 'filler'] as const) {
    const text = ({ dropped }: Question): string =>
      dropped
        .filter((one) => one.change === change)
        .map((one) => one.text)
        .sort()
        .join('\n');
    if (text(left) !== text(right)) changes.add(change);
  }
}

/** Punctuation that a greeting or a contraction brings is no change of its own. */
const hasOwnPunctuation = (left: Question, right: Question): boolean =>
  left.dropped.length === right.dropped.length && strip(left.punctuation) !== strip(right.punctuation);

const strip = (punctuation: string): string => punctuation.replace(/['-]/g, '');

const hasOddBlanks = (text: string): boolean => /^\s|\s$|\s\s|[\t\n]/.test(text);
