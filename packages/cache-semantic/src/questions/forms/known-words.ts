import { ANTONYMS } from '../words/antonyms.js';
import { CONFUSABLES } from '../words/confusables.js';
import { DAILY_WORDS } from '../words/daily-words.js';
import { FUNCTION_WORDS, LIGHT_WORDS } from '../words/function-words.js';
import { NAMED_WORDS } from '../words/lexicon.js';
import { MORE_WORDS } from '../words/more-words.js';
import { RARE_WORDS } from '../words/rare-words.js';
import { SYNONYMS } from '../words/synonyms.js';
import { TASK_CLASSES } from '../words/task-classes.js';
import { UNCOMMON_WORDS } from '../words/uncommon-words.js';
import { SINGULARS } from './irregulars.js';
import { remembered } from './remembered.js';
import { commonSpelling } from './spelling.js';

/** Words of our tables and some more. */
const OWN_WORDS: ReadonlySet<string> = new Set(
  [
    ...MORE_WORDS,
    ...DAILY_WORDS,
    ...UNCOMMON_WORDS,
    ...RARE_WORDS,
    ...TASK_CLASSES.keys(),
    ...`${ANTONYMS} ${CONFUSABLES} ${SYNONYMS}`.split(/[\s,|]+/),
  ].flatMap((word) => [word, commonSpelling(word)]),
);
const MAX_LENGTH_OF_ANYTHING = 2;
const MIN_LENGTH_OF_PART = 4;
const MIN_LENGTH_OF_COMPOUND = 9;

const SUFFIXES: readonly (readonly [suffix: string, instead: readonly string[]])[] = [
  ['ies', ['y', 'ie']],
  ['ied', ['y', 'ie']],
  ['es', ['', 'e']],
  ['s', ['']],
  ['ed', ['', 'e']],
  ['ing', ['', 'e']],
  ['er', ['', 'e']],
  ['ers', ['', 'e']],
  ['or', ['', 'e']],
  ['ors', ['', 'e']],
  ['est', ['', 'e']],
  ['ly', ['', 'le']],
  ['ily', ['y']],
  ['ness', ['', 'e']],
  ['able', ['', 'e']],
  ['ment', ['']],
  ['ments', ['']],
  ['ation', ['', 'e']],
  ['ations', ['', 'e']],
  ['ion', ['', 'e']],
  ['ions', ['', 'e']],
  ['ful', ['']],
  ['less', ['']],
  ['ist', ['', 'e']],
  ['ists', ['', 'e']],
  ['ity', ['', 'e']],
  ['y', ['', 'e']],
  ['ish', ['']],
  ['ize', ['']],
  ['ise', ['']],
];
const INFLECTIONS = new Set(['s', 'es', 'ies', 'ed', 'ied', 'ing', 'er', 'ers', 'est', 'ly', 'ily']);
const PREFIXES = [
  'un',
  're',
  'de',
  'dis',
  'non',
  'pre',
  'over',
  'mis',
  'sub',
  'multi',
  'anti',
  'auto',
  'micro',
  'inter',
  'up',
  'out',
  'under',
  'super',
  'bi',
  'tri',
  'photo',
  'hyper',
];
/** A short vowel before a doubled consonant: "stopp" of "stopped", but not "roastt". */
const DOUBLED_END = /(?:^|[^aeiou])[aeiou]([bdglmnprt])\1$/;
const BRITISH = /is(e|es|ed|er|ing|ation|ations)$/;

const lookups = new WeakMap<ReadonlySet<string>, (word: string) => boolean>();

/** Whether a word is one: in the list, one of ours, or made of such a word by inflection or derivation. */
export function isKnownWord(word: string, knownWords: ReadonlySet<string>): boolean {
  let lookup = lookups.get(knownWords);
  if (lookup === undefined) {
    lookup = remembered(
      (one) =>
        isListed(one, knownWords) ||
        hasKnownBase(one, knownWords) ||
        isKnownBehindPrefix(one, knownWords) ||
        isCompound(one, knownWords),
    );
    lookups.set(knownWords, lookup);
  }
  return lookup(word);
}

const isListed = (word: string, knownWords: ReadonlySet<string>): boolean =>
  isBase(word, knownWords) || isOurs(word) || word.length <= MAX_LENGTH_OF_ANYTHING;

/** "thunderstorm": two words written together. */
function isCompound(word: string, knownWords: ReadonlySet<string>): boolean {
  if (word.length < MIN_LENGTH_OF_COMPOUND) return false;
  for (let at = MIN_LENGTH_OF_PART; at <= word.length - MIN_LENGTH_OF_PART; at += 1) {
    const behind = word.slice(at);
    // A letter that comes twice where they meet is a slip ("followwing").
    const isDoubled = word[at] === word[at - 1];
    if (
      !isDoubled &&
      isBase(word.slice(0, at), knownWords) &&
      (isBase(behind, knownWords) || isPlural(behind, knownWords))
    )
      return true;
  }
  return false;
}

const isPlural = (word: string, knownWords: ReadonlySet<string>): boolean =>
  word.endsWith('s') && isBase(word.slice(0, -1), knownWords);

const isBase = (word: string, knownWords: ReadonlySet<string>): boolean =>
  knownWords.has(word) || OWN_WORDS.has(word) || (BRITISH.test(word) && knownWords.has(word.replace(BRITISH, 'iz$1')));

const isOurs = (word: string): boolean =>
  SINGULARS.has(word) ||
  FUNCTION_WORDS.has(word) ||
  LIGHT_WORDS.has(word) ||
  NAMED_WORDS.has(word) ||
  commonSpelling(word) !== word;

const hasKnownBase = (word: string, knownWords: ReadonlySet<string>): boolean =>
  SUFFIXES.some(([suffix, instead]) => {
    const rest = word.endsWith(suffix) ? word.slice(0, -suffix.length) : '';
    return isLongEnough(rest, suffix) && basesOf(rest, { suffix, instead }).some((base) => isBase(base, knownWords));
  });

const isLongEnough = (rest: string, suffix: string): boolean => rest.length >= (INFLECTIONS.has(suffix) ? 3 : 4);

interface Ending {
  readonly suffix: string;
  readonly instead: readonly string[];
}

/** What a word may be formed of, its suffix being taken away. */
function basesOf(rest: string, { suffix, instead }: Ending): readonly string[] {
  if (/^[ei]/.test(suffix) && rest.endsWith('e')) return [];
  const bases = instead.map((end) => rest + end).filter((base) => mayTake(base, suffix));
  return DOUBLED_END.test(rest) ? [...bases, rest.slice(0, -1)] : bases;
}

/** "decline" takes a d and no -ed, "six" takes -es and no s. */
function mayTake(base: string, suffix: string): boolean {
  if (suffix === 's') return !/(?:s|x|z|ch|sh)$/.test(base);
  if (suffix === 'es') return /(?:s|x|z|ch|sh|o)$/.test(base);
  return true;
}

function isKnownBehindPrefix(word: string, knownWords: ReadonlySet<string>): boolean {
  for (const prefix of PREFIXES) {
    if (!word.startsWith(prefix)) continue;
    const rest = word.slice(prefix.length);
    if (rest.length >= 5 && (isBase(rest, knownWords) || hasKnownBase(rest, knownWords))) return true;
  }
  return false;
}
