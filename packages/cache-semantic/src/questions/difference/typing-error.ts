import { areNeighbours, type Slip, slipOf, withoutDoubles } from '../forms/slip.js';
import type { Token } from '../tokens/token.js';
import { areConfusable } from '../words/confusable-pairs.js';

const MIN_LENGTH = 4;
const MIN_LENGTH_FOR_VOWELS = 6;
const MIN_LENGTH_FOR_KEYS = 5;
const MIN_LENGTH_FOR_LAST = 7;
const MIN_LENGTH_FOR_MORE = 7;
const MIN_LENGTH_IN_POOR_CONTEXT = 7;
const VOWEL = /[aeiou]/;
/** In chemistry one vowel of these ends makes another substance. */
const SUBSTANCE = /[aeiy](?:n|t|d|s)e?s?$/;

/** How much of the matter two texts have in common besides: nothing, one word, or more. */
export type Context = 'none' | 'poor' | 'rich';

/**
 * Whether one of two words is the other misspelt: only one of them is a known word, and the other is what a slip of the
 * finger or of the ear makes of it. Two known words are two words however alike they are; an unknown word that could well
 * be a rare one ("astrology" beside "astronomy") is no slip either.
 */
export function isTypingError(left: Token, right: Token, context: Context): boolean {
  if (left.kind !== 'word' || right.kind !== 'word' || left.exact || right.exact) return false;
  if (left.isKnown === undefined || right.isKnown === undefined) return false;
  if (left.isKnown === right.isKnown) return left.isKnown === false && context !== 'none' && isOddForm(left, right);
  const [meant, written] = left.isKnown ? [left, right] : [right, left];
  if (isNameOf(written, meant) || areConfusable(left.key, right.key)) return false;
  const asMeant = meant.raw.toLowerCase();
  return isSlip(written, meant.key, context) || (asMeant !== meant.key && isSlip(written, asMeant, context));
}

/** Of two unknown words in small letters one is the other misspelt where it alone cannot well be a word. */
const isOddForm = (left: Token, right: Token): boolean =>
  left.isOdd !== right.isOdd &&
  Math.min(left.key.length, right.key.length) >= MIN_LENGTH_FOR_MORE &&
  !isCapital(left) &&
  !isCapital(right) &&
  slipOf(left.key, right.key) !== undefined;

/** A capital inside a sentence, which the other word does not have, makes a name. */
const isNameOf = (written: Token, meant: Token): boolean =>
  isCapital(written) && !isCapital(meant) && !written.startsSentence && !meant.startsSentence;

const isCapital = ({ raw }: Token): boolean => /^\p{Lu}\p{Ll}/u.test(raw);

function isSlip({ key, isOdd }: Token, meant: string, context: Context): boolean {
  const slip = slipOf(key, meant);
  if (slip !== undefined) return isSingleSlip({ slip, key, meant, isOdd }, context);
  if (Math.min(key.length, meant.length) < MIN_LENGTH_FOR_MORE || key[0] !== meant[0]) return false;
  const [one, other] = [withoutDoubles(key), withoutDoubles(meant)];
  if (one === other) return true;
  const second = slipOf(one, other);
  return second !== undefined && isSingleSlip({ slip: second, key: one, meant: other, isOdd }, context);
}

interface SingleSlip {
  readonly slip: Slip;
  readonly key: string;
  readonly meant: string;
  readonly isOdd: boolean;
}

/** Letters that changed places or were doubled are beyond doubt in longer words; all else needs other words that agree. */
function isSingleSlip({ slip, key, meant, isOdd }: SingleSlip, context: Context): boolean {
  if (slip.kind === 'swapped' || slip.kind === 'doubled') return key.length > MIN_LENGTH || context !== 'none';
  if (isOdd && context !== 'none' && isInside(slip, key, meant)) return key.length >= MIN_LENGTH;
  const agrees = context === 'rich' || (context === 'poor' && meant.length >= MIN_LENGTH_IN_POOR_CONTEXT);
  return agrees && isProbable(slip, key, meant);
}

const isInside = ({ at }: Slip, key: string, meant: string): boolean =>
  at > 0 && at < Math.max(key.length, meant.length) - 1;

function isProbable(slip: Slip, key: string, whole: string): boolean {
  const { kind, at, written, meant } = slip;
  const inside = isInside(slip, key, whole);
  if (kind === 'dropped') return at > 0 && whole.length >= (inside ? MIN_LENGTH_FOR_KEYS : MIN_LENGTH_FOR_LAST);
  if (kind === 'added') return inside && whole.length >= MIN_LENGTH_FOR_KEYS;
  if (VOWEL.test(written) && VOWEL.test(meant))
    return inside && whole.length >= MIN_LENGTH_FOR_VOWELS && !isSubstance(at, whole);
  return at > 0 && whole.length >= MIN_LENGTH_FOR_KEYS && areNeighbours(written, meant);
}

const isSubstance = (at: number, whole: string): boolean => at >= whole.length - 4 && SUBSTANCE.test(whole);
