import { areCounterparts } from '../forms/counterparts.js';
import { editDistance } from '../forms/edit-distance.js';
import { areNeighbours, type Slip, slipOf, withoutDoubles } from '../forms/slip.js';
import type { Token } from '../tokens/token.js';
import { areConfusable } from '../words/confusable-pairs.js';
import { NUMBER_NAMES } from '../words/number-words.js';

const MIN_LENGTH = 4;
const MIN_LENGTH_IF_ODD = 3;
const MIN_LENGTH_FOR_ENDS = 5;
const MIN_LENGTH_FOR_ANY_LETTER = 6;
const MIN_LENGTH_IN_POOR_CONTEXT = 6;
const MIN_LENGTH_FOR_MORE = 7;
const MIN_LENGTH_FOR_TWO = 6;
const MIN_LENGTH_FOR_ANY_TWO = 8;
const MIN_LENGTH_ALONE = 8;
const MIN_LENGTH_OF_UNKNOWN = 8;
const VOWEL = /[aeiou]/;
/** In chemistry one vowel of these ends makes another substance. */
const SUBSTANCE = /[aeiy](?:n|t|d|s)e?s?$/;

/** How much two texts have in common besides: nothing, one word, or more. */
export type Context = 'none' | 'poor' | 'rich';

/**
 * Whether one of two words is the other misspelt: only one of them is a known word, and the other is what a slip of the
 * finger or of the ear makes of it. Two known words are two words however alike they are; an unknown word that could well
 * be a rare one ("astrology" beside "astronomy") is no slip either.
 */
export function isTypingError(left: Token, right: Token, context: Context): boolean {
  if (left.kind === 'number' || right.kind === 'number') return context !== 'none' && isNumberMisspelt(left, right);
  if (left.kind !== 'word' || right.kind !== 'word' || left.exact || right.exact) return false;
  if (left.isKnown === undefined || right.isKnown === undefined) return false;
  if (isAbbreviated(left) || isAbbreviated(right)) return false;
  if (areConfusable(left.key, right.key) || areCounterparts(left.key, right.key)) return false;
  if (left.isKnown === right.isKnown) return left.isKnown === false && context !== 'none' && isOddForm(left, right);
  const [meant, written] = left.isKnown ? [left, right] : [right, left];
  if (isNameOf(written, meant) || isShortName(written, meant)) return false;
  const asMeant = meant.raw.toLowerCase();
  return isSlip(written, meant.key, context) || (asMeant !== meant.key && isSlip(written, asMeant, context));
}

/** Names of units and those in capitals are too short to be told apart. */
const isAbbreviated = ({ raw, key, topic }: Token): boolean =>
  (topic === 'unit' && key.length <= MIN_LENGTH) || /^\P{L}*\p{Lu}{2}/u.test(raw) || /\p{Ll}\p{Lu}/u.test(raw);

/** "thre" for "three": a number in words, where no other number is as near. */
function isNumberMisspelt(left: Token, right: Token): boolean {
  const [meant, written] = left.kind === 'number' ? [left, right] : [right, left];
  const name = meant.raw.toLowerCase();
  if (written.kind !== 'word' || written.isKnown !== false || written.exact || !NUMBER_NAMES.has(name)) return false;
  if (Math.min(name.length, written.key.length) < MIN_LENGTH || slipOf(written.key, name) === undefined) return false;
  return ![...NUMBER_NAMES].some((other) => other !== name && editDistance(written.key, other, 1) <= 1);
}

/** Two unknown words: letters that changed places or were doubled in long ones, or one of them cannot well be a word. */
function isOddForm(left: Token, right: Token): boolean {
  const shorter = Math.min(left.key.length, right.key.length);
  const slip = shorter < MIN_LENGTH_FOR_MORE ? undefined : slipOf(left.key, right.key);
  if (slip === undefined) return false;
  if (shorter >= MIN_LENGTH_OF_UNKNOWN && slip.kind === 'swapped') return true;
  if (isCapital(left) || isCapital(right)) return false;
  return left.isOdd !== right.isOdd || (slip.kind === 'doubled' && shorter > MIN_LENGTH_OF_UNKNOWN);
}

/** A capital inside a sentence, which the other word does not have, makes a name. */
const isNameOf = (written: Token, meant: Token): boolean =>
  isCapital(written) && !isCapital(meant) && !written.startsSentence && !meant.startsSentence;

/** "Kafka" and "Kaka". */
const isShortName = (written: Token, meant: Token): boolean =>
  Math.min(written.key.length, meant.key.length) <= MIN_LENGTH &&
  isCapital(written) &&
  isCapital(meant) &&
  (meant.topic !== undefined || !(written.startsSentence && meant.startsSentence));

const isCapital = ({ raw }: Token): boolean => /^\p{Lu}\p{Ll}/u.test(raw);

function isSlip({ key, isOdd }: Token, meant: string, context: Context): boolean {
  const slip = slipOf(key, meant);
  if (slip !== undefined) return isSingleSlip({ slip, key, meant, isOdd }, context);
  if (context === 'none' || Math.min(key.length, meant.length) < MIN_LENGTH_FOR_TWO) return false;
  const [one, other] = [withoutDoubles(key), withoutDoubles(meant)];
  if (one === other) return true;
  const second = slipOf(one, other);
  if (second !== undefined && isSingleSlip({ slip: second, key: one, meant: other, isOdd }, context)) return true;
  return context === 'rich' && areTwoSlips({ key, meant, isOdd });
}

/** Two slips in a long word, where what they make of it looks like none, or its beginning and its end are still there. */
function areTwoSlips({ key, meant, isOdd }: Pick<SingleSlip, 'key' | 'meant' | 'isOdd'>): boolean {
  if (editDistance(key, meant, 2) > 2) return false;
  if (isOdd) return true;
  const isLong = Math.min(key.length, meant.length) >= MIN_LENGTH_FOR_ANY_TWO;
  return isLong && beginsAlike(key, meant) && key.at(-1) === meant.at(-1) && !SUBSTANCE.test(meant);
}

const beginsAlike = (one: string, other: string): boolean =>
  one[0] === other[0] || (one[0] === other[1] && one[1] === other[0]);

interface SingleSlip {
  readonly slip: Slip;
  readonly key: string;
  readonly meant: string;
  readonly isOdd: boolean;
}

/** Letters that changed places or were doubled are beyond doubt in longer words; all else needs other words that agree. */
function isSingleSlip({ slip, key, meant, isOdd }: SingleSlip, context: Context): boolean {
  if (slip.kind === 'swapped' || slip.kind === 'doubled') return key.length > MIN_LENGTH || context !== 'none';
  if (context === 'none') return isLongEnoughAlone({ slip, key, meant, isOdd });
  if (isOdd) return key.length >= (context === 'rich' ? MIN_LENGTH_IF_ODD : MIN_LENGTH) && meant.length >= MIN_LENGTH;
  // "atypical", "acentric": a letter in front makes other words.
  if (slip.at === 0) return false;
  const shortest = slip.kind === 'dropped' && context === 'rich' ? MIN_LENGTH_IF_ODD : MIN_LENGTH;
  if (key.length < shortest || (context === 'poor' && meant.length < MIN_LENGTH_IN_POOR_CONTEXT)) return false;
  return isProbable(slip, meant);
}

/** "What is appendicits?": nothing else agrees, and yet it can be nothing else. */
const isLongEnoughAlone = ({ slip, key, meant, isOdd }: SingleSlip): boolean =>
  Math.min(key.length, meant.length) >= MIN_LENGTH_ALONE && slip.at > 0 && (isOdd || slip.kind !== 'replaced');

function isProbable({ kind, at, written, meant }: Slip, whole: string): boolean {
  const isLast = at >= whole.length - 1;
  if (kind === 'dropped') return true;
  if (kind === 'added') return !isLast || whole.length >= MIN_LENGTH_FOR_ENDS;
  if (VOWEL.test(written) && VOWEL.test(meant))
    return whole.length > MIN_LENGTH && !isLast && !isSubstance(at, whole);
  if (areNeighbours(written, meant)) return !isLast || whole.length >= MIN_LENGTH_FOR_ENDS;
  return !isLast && whole.length >= MIN_LENGTH_FOR_ANY_LETTER;
}

const isSubstance = (at: number, whole: string): boolean => at >= whole.length - 4 && SUBSTANCE.test(whole);
