import { areCounterparts } from '../forms/counterparts.js';
import { editDistance } from '../forms/edit-distance.js';
import { areNeighbours, type Slip, slipOf, withoutDoubles } from '../forms/slip.js';
import type { Token } from '../tokens/token.js';
import { areConfusable } from '../words/confusable-pairs.js';
import { NUMBER_NAMES } from '../words/number-words.js';

const MIN_LENGTH = 4;
const MIN_LENGTH_FOR_ENDS = 5;
const MIN_LENGTH_FOR_ANY_LETTER = 6;
const MIN_LENGTH_FOR_VOWELS = 7;
const MIN_LENGTH_IN_POOR_CONTEXT = 6;
const MIN_LENGTH_FOR_MORE = 7;
const MIN_LENGTH_FOR_TWO = 6;
const MIN_LENGTH_FOR_ANY_TWO = 8;
const MIN_LENGTH_ALONE = 8;
const MIN_LENGTH_OF_UNKNOWN = 8;
const VOWEL = /[aeiou]/;
/** In chemistry one letter of these ends makes another substance. */
const SUBSTANCE = /(?:[aeiy]n|[aeioy]ne|[aoy]l|[ao]se|[ai]te|ide|ium)s?$/;
/** Letters that end other forms of a word. */
const ENDING_LETTER = /[sdrynet]/;

/** How much two texts have in common besides: nothing, one word, or more. */
export type Context = 'none' | 'poor' | 'rich';

/**
 * Whether one of two words is the other misspelt: only one of them is a known word, and the other is what a slip of the
 * finger or of the ear makes of it. Two known words are two words however alike they are; an unknown word that could well
 * be a rare one ("astrology" beside "astronomy") is no slip either.
 */
export function isTypingError(left: Token, right: Token, context: Context): boolean {
  if (left.kind === 'number' || right.kind === 'number') return context !== 'none' && isNumberMisspelt(left, right);
  if (!isPlain(left) || !isPlain(right)) return false;
  if (areConfusable(left.key, right.key) || areCounterparts(left.key, right.key)) return false;
  if (left.isKnown !== right.isKnown)
    return left.isKnown ? isMisspelt(right, left, context) : isMisspelt(left, right, context);
  return left.isKnown === false && context !== 'none' && isOddForm(left, right);
}

function isMisspelt(written: Token, meant: Token, context: Context): boolean {
  if (isNameOf(written, meant) || isShortName(written, meant)) return false;
  const asMeant = meant.raw.toLowerCase();
  return isSlip(written, meant.key, context) || (asMeant !== meant.key && isSlip(written, asMeant, context));
}

/** A word of which it can be told whether it is one. */
const isPlain = (token: Token): boolean =>
  token.kind === 'word' && !token.exact && token.isKnown !== undefined && !isAbbreviated(token);

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
function isSingleSlip(single: SingleSlip, context: Context): boolean {
  const { slip, key, meant, isOdd } = single;
  if (slip.kind === 'swapped' || slip.kind === 'doubled') return key.length > MIN_LENGTH || context !== 'none';
  if (context === 'none') return isLongEnoughAlone(single);
  if (isOdd) return isLongEnough(single, context);
  // "atypical", "acentric": a letter in front makes other words.
  return slip.at > 0 && isLongEnough(single, context) && isProbable(slip, meant);
}

/** In rich context three letters will do where the fourth was lost, or where they make no word. */
function isLongEnough({ slip, key, meant, isOdd }: SingleSlip, context: Context): boolean {
  if (context === 'poor') return key.length >= MIN_LENGTH && (isOdd || meant.length >= MIN_LENGTH_IN_POOR_CONTEXT);
  const shortest = isOdd || slip.kind === 'dropped' ? MIN_LENGTH - 1 : MIN_LENGTH;
  return key.length >= shortest && meant.length >= MIN_LENGTH;
}

/** "What is appendicits?": nothing else agrees, and yet it can be nothing else. */
const isLongEnoughAlone = ({ slip, key, meant, isOdd }: SingleSlip): boolean =>
  Math.min(key.length, meant.length) >= MIN_LENGTH_ALONE && slip.at > 0 && (isOdd || slip.kind !== 'replaced');

function isProbable({ kind, at, written, meant }: Slip, whole: string): boolean {
  const isLast = at >= whole.length - 1;
  if (kind === 'dropped') return true;
  if (kind === 'added') return !isLast || whole.length >= MIN_LENGTH_FOR_ENDS;
  if (whole.length >= MIN_LENGTH_FOR_ANY_LETTER && isSubstance(at, whole)) return false;
  if (areNeighbours(written, meant)) return true;
  if (isLast) return whole.length >= MIN_LENGTH_FOR_ANY_LETTER && !ENDING_LETTER.test(written);
  // A wrong vowel is more often another word than a wrong consonant.
  const isVowels = VOWEL.test(written) && VOWEL.test(meant);
  return whole.length >= (isVowels ? MIN_LENGTH_FOR_VOWELS : MIN_LENGTH_FOR_ANY_LETTER);
}

const isSubstance = (at: number, whole: string): boolean => at >= whole.length - 4 && SUBSTANCE.test(whole);
