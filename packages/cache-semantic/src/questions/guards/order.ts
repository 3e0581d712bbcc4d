import type { Difference } from '../difference/difference.js';
import type { Question } from '../question.js';
import type { Token } from '../tokens/token.js';
import type { Guard } from './guard.js';

const COMPARISONS = /^(?:difference|differences|compare|comparison|versus|differ|similarities|better)$/;
const CLAUSE_STARTS = new Set(
  'if when because while after before since in for with on at using from by as until unless although to without whenever once during'.split(
    ' ',
  ),
);
const COMPOUND_LINKS = new Set(['of', 'for', 'in', 'on', "'s", 'from', 'at', 'with', 'to']);
const FEW = 4;
const DIRECTED = new Set(['from', 'to', 'into', 'than']);

/** What both speak of must stand in the same order: from A to B is not from B to A. */
export const orderGuard: Guard = {
  name: 'order',
  objection: (difference) =>
    compareBoth(difference) || isMovedClause(difference) ? undefined : (names(difference) ?? words(difference)),
};

/** "Difference between A and B", "how do B and A differ": the order says nothing. */
const compareBoth = ({ left, right, onlyLeft, onlyRight }: Difference): boolean =>
  onlyLeft.length + onlyRight.length > 0 &&
  [left, right].every(
    ({ tokens }) =>
      tokens.some(({ key }) => COMPARISONS.test(key)) && !tokens.some(({ key }) => key === 'than' || key === 'from'),
  );

const isSpecial = ({ kind, topic, isName }: Token): boolean =>
  kind !== 'word' || isName || (topic !== undefined && topic !== 'format');

/** Names, numbers and code that both have, in two orders. */
function names(difference: Difference): string | undefined {
  const { left, right, isClose } = difference;
  const isDirected = [left, right].every(({ tokens }) => tokens.some(({ key }) => DIRECTED.has(key)));
  return isClose || isDirected ? orders(left.tokens.filter(isSpecial), right.tokens.filter(isSpecial)) : undefined;
}

/** Words of the matter in two orders where next to nothing else differs. */
function words(difference: Difference): string | undefined {
  const { left, right, onlyLeft, onlyRight } = difference;
  if (onlyLeft.length + onlyRight.length > FEW || isCompound(difference)) return undefined;
  const isMatter = ({ weight }: Token): boolean => weight !== 'frame';
  return orders(left.tokens.filter(isMatter), right.tokens.filter(isMatter));
}

/** The common tokens of two rows, where they stand in two orders. */
function orders(left: readonly Token[], right: readonly Token[]): string | undefined {
  const one = common(left, right);
  const other = common(right, left);
  if (one.length < 2 || one.length !== other.length || one.join(' ') === other.join(' ')) return undefined;
  return `${one.join(' ')} / ${other.join(' ')}`;
}

function common(tokens: readonly Token[], others: readonly Token[]): readonly string[] {
  const stems = new Set(others.map(({ stem }) => stem));
  return tokens.filter(({ stem }) => stems.has(stem)).map(({ stem }) => stem);
}

/** "the status of my order", "my order status": one more link in one of them. */
function isCompound({ onlyLeft, onlyRight, hunks }: Difference): boolean {
  const links = (tokens: readonly Token[]): number => tokens.filter(({ key }) => COMPOUND_LINKS.has(key)).length;
  return Math.abs(links(onlyLeft) - links(onlyRight)) === 1 && hunks.length <= 3;
}

/** "In Python, how do I sort a list?": a clause or a phrase moved from one end of the sentence to the other, as it is. */
function isMovedClause({ left, right }: Difference): boolean {
  return isRotated(left, right) || isRotated(right, left);
}

function isRotated({ tokens }: Question, other: Question): boolean {
  if (tokens.length !== other.tokens.length || !CLAUSE_STARTS.has(tokens[0]?.key ?? '')) return false;
  const keys = tokens.map(({ key }) => key);
  const start = other.tokens.findIndex(({ key }, index) => index > 0 && key === keys[0]);
  if (start < 0) return false;
  const rotated = [...other.tokens.slice(start), ...other.tokens.slice(0, start)].map(({ key }) => key);
  return rotated.join('\n') === keys.join('\n');
}
