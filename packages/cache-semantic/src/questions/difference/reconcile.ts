import type { BenignChange } from '../comparison.js';
import type { Token } from '../tokens/token.js';
import type { Hunk } from './align.js';
import { type Context, isTypingError } from './typing-error.js';

/** What is left of a difference when typing errors and blanks are taken out of it. */
export interface Reconciled {
  readonly hunks: readonly Hunk[];
  readonly changes: readonly BenignChange[];
}

const MIN_LENGTH_OF_COMPOUND = 7;
const SHARE_OF_ERRORS = 0.34;
const FEW_ERRORS = 2;
/** Words that mean something else when they are written apart. */
const OTHER_WORDS_APART = new Set(
  'maybe into onto anyone everyone someone nowhere apart already altogether sometime sometimes everyday overcome underlie upset outset beside'.split(
    ' ',
  ),
);
const AFTER_A_CONTRACTED_IS = /^(?:not|been|a|the|still|already|always|gone|being|so|too|very)$|(?:ing|ed)$/;

/** Takes typing errors, words written together or apart, and 's for "is" out of the differences of two texts. */
export function reconcile(hunks: readonly Hunk[], left: readonly Token[], isCaseless: boolean): Reconciled {
  const changes = new Set<BenignChange>();
  const harmful = hunks.filter((hunk) => {
    const change = harmlessChange(hunk, left, isCaseless);
    if (change !== undefined) changes.add(change);
    return change === undefined;
  });
  const errors = Math.max(FEW_ERRORS, Math.floor(left.length * SHARE_OF_ERRORS));
  const mended = withoutAllErrors({ hunks: harmful, left, errors });
  // What was mended speaks for what was doubtful before.
  const rest = mended.errors < errors && mended.hunks.length > 0 ? withoutAllErrors({ ...mended, left }) : mended;
  if (rest.errors < errors) changes.add('typo');
  return { hunks: rest.hunks, changes: [...changes] };
}

interface Differing {
  readonly hunks: readonly Hunk[];
  readonly left: readonly Token[];
  /** How many may be put down to slips. */
  readonly errors: number;
}

function withoutAllErrors({ hunks, left, errors }: Differing): Omit<Differing, 'left'> {
  const context = contextOf(hunks, left);
  const rest: Hunk[] = [];
  let remaining = errors;
  for (const hunk of hunks) {
    const mended = remaining > 0 ? withoutErrors(hunk, context) : hunk;
    if (mended !== hunk) remaining -= Math.max(1, hunk.left.length - mended.left.length);
    if (mended.left.length + mended.right.length > 0) rest.push(mended);
  }
  return { hunks: rest, errors: remaining };
}

function contextOf(hunks: readonly Hunk[], left: readonly Token[]): Context {
  const isMatter = ({ weight }: Token): boolean => weight !== 'frame';
  const differing = hunks.reduce((sum, hunk) => sum + hunk.left.filter(isMatter).length, 0);
  const common = left.filter(isMatter).length - differing;
  return common >= 2 ? 'rich' : common === 1 ? 'poor' : 'none';
}

function harmlessChange(hunk: Hunk, left: readonly Token[], isCaseless: boolean): BenignChange | undefined {
  if (isContractedIs(hunk, left)) return 'contraction';
  if (isSpacing(hunk)) return 'spacing';
  const [one, other] = [hunk.left[0], hunk.right[0]];
  if (hunk.left.length !== 1 || hunk.right.length !== 1 || one === undefined || other === undefined) return undefined;
  // "US" in a text that is written without capitals.
  if (isCaseless && one.raw.toLowerCase() === other.raw.toLowerCase() && one.kind === 'word') return 'case';
  // "cm" where the other has "centimeters".
  const isUnit = one.topic === 'unit' && other.topic === 'unit' && one.stem === other.stem;
  return isUnit && one.changes.includes('abbreviation') !== other.changes.includes('abbreviation')
    ? 'abbreviation'
    : undefined;
}

/** "Datsaet" beside "data set". */
function isCompoundMisspelt({ left, right }: Hunk, context: Context): boolean {
  const [one, others] = left.length === 1 ? [left[0], right] : [right[0], left];
  const [first, second] = others;
  if (one?.isKnown !== false || others.length !== 2 || first?.kind !== 'word' || second?.kind !== 'word') return false;
  if (left.length !== 1 && right.length !== 1) return false;
  const key = first.key + second.key;
  return isTypingError(one, { ...first, key, raw: key, isKnown: true }, context);
}

const mayHoldErrors = ({ left, right }: Hunk): boolean =>
  left.some(({ isKnown }) => isKnown === false) || right.some(({ isKnown }) => isKnown === false);

/** Leaves out pairs of words of which one is the other misspelt, in the order in which they stand. */
function withoutErrors(hunk: Hunk, context: Context): Hunk {
  if (hunk.left.length === 0 || hunk.right.length === 0 || !mayHoldErrors(hunk)) return hunk;
  if (isCompoundMisspelt(hunk, context)) return { ...hunk, left: [], right: [] };
  const spread: Hunk = { ...hunk, left: hunk.left.flatMap(wordsOf), right: hunk.right.flatMap(wordsOf) };
  if (spread.left.length === spread.right.length && hunk.left.length !== hunk.right.length) {
    const rest = withoutPairs(spread, context);
    if (rest.left.length === 0) return { ...hunk, left: [], right: [] };
  }
  return withoutPairs(hunk, context);
}

/** The words of a name of several, each as a token. */
const wordsOf = (token: Token): readonly Token[] =>
  token.key.includes(' ') && token.kind === 'word'
    ? token.key.split(' ').map((key) => ({ ...token, key, raw: key, isKnown: true }))
    : [token];

function withoutPairs(hunk: Hunk, context: Context): Hunk {
  const left: Token[] = [];
  const right = [...hunk.right];
  let from = 0;
  for (const token of hunk.left) {
    const found = right.findIndex((other, index) => index >= from && isSameOrError(token, other, context));
    if (found < 0) left.push(token);
    else {
      right.splice(found, 1);
      from = found;
    }
  }
  return left.length === hunk.left.length ? hunk : { ...hunk, left, right };
}

const isSameOrError = (token: Token, other: Token, context: Context): boolean =>
  token.key === other.key || isTypingError(token, other, context);

/** "data base" and "database". */
function isSpacing({ left, right }: Hunk): boolean {
  if (left.length === right.length || Math.min(left.length, right.length) !== 1 || left.length + right.length !== 3)
    return false;
  const isPlain = [...left, ...right].every(({ kind, exact }) => kind === 'word' && !exact);
  const joined = left.map(({ key }) => key).join('');
  if (!isPlain || joined !== right.map(({ key }) => key).join('') || OTHER_WORDS_APART.has(joined)) return false;
  const parts = left.length > right.length ? left : right;
  return (
    joined.length >= MIN_LENGTH_OF_COMPOUND && parts.every(({ weight, key }) => weight !== 'frame' && key !== 'non')
  );
}

function isContractedIs({ left, right, leftStart }: Hunk, all: readonly Token[]): boolean {
  const [one, other] = [left[0]?.key, right[0]?.key];
  if (left.length !== 1 || right.length !== 1 || (one !== "'s" && other !== "'s")) return false;
  const full = one === "'s" ? other : one;
  return (full === 'is' || full === 'has') && AFTER_A_CONTRACTED_IS.test(all[leftStart + 1]?.key ?? '');
}
