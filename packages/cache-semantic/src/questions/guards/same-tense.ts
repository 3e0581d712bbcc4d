import type { Spoken } from '../difference/spoken.js';
import { BASES_OF_PAST_FORMS } from '../forms/irregulars.js';
import type { Token } from '../tokens/token.js';
import { AUXILIARIES } from '../words/question-words.js';
import { TENSE_CLASSES } from '../words/tense-classes.js';
import { classesOf } from './classes-of.js';

/** What two questions say of tense, aspect and modality that the other does not. */
export interface Tenses {
  readonly one: readonly string[];
  readonly other: readonly string[];
  readonly left: Spoken;
  readonly right: Spoken;
  /** Both tell of something that happened to whoever asks, and ask nothing. */
  readonly isTold: boolean;
}

/** What may be left out: "has been lost", "is lost". */
const STANDING_FOR_NOTHING = new Set(['present', 'perfect']);
const NEEDED = new Set(['need', 'needed', 'required', 'requirement', 'necessary']);
/** "Why would my card be declined?" asks why it was. */
const ASKED_FOR_ALL_TIMES = new Set(['why', 'where', 'how']);
const OWN = new Set(['i', 'my', 'we', 'our']);
const NOW = /^(?:do|does|is|are|am)$/;
const REFUSING = /^(?:will|do|does)$/;

/** When a difference in nothing but one class says nothing after all. */
const ALLOWANCES: ReadonlyMap<string, (tenses: Tenses) => boolean> = new Map<string, (tenses: Tenses) => boolean>([
  ['conditional', ({ left, right }) => ASKED_FOR_ALL_TIMES.has(askedBy(left, right))],
  ['ability', ({ left, right }) => askedBy(left, right) === 'where'],
  ['past', isPastEither],
  ['necessity', ({ left, right }) => isNeeded(left) && isNeeded(right)],
  ['future', ({ left, right }) => isRefusal(left) && isRefusal(right)],
  ['still', ({ isTold }) => isTold],
  ['already', ({ isTold, left, right }) => isTold || (isDenied(left) && isDenied(right))],
  ['yet', ({ isTold, left, right }) => isTold || (isDenied(left) && isDenied(right))],
]);

/** Whether two questions speak of the same time and say the same of what can, may and must be. */
export function isSameTense(tenses: Tenses): boolean {
  const differing = new Set([...tenses.one, ...tenses.other].filter((name) => !STANDING_FOR_NOTHING.has(name)));
  const [name, ...others] = differing;
  return name === undefined || (others.length === 0 && ALLOWANCES.get(name)?.(tenses) === true);
}

/** "My card was declined", told and nothing asked. */
export const isTale = ({ head, tokens }: Spoken): boolean =>
  head.kind === 'statement' &&
  isOwn(tokens) &&
  !tokens.some(({ key, asks, afterPause }) => asks !== undefined || (afterPause && AUXILIARIES.has(key)));

/** Whether a word is a past form by itself. */
export const isPastForm = ({ key }: Token): boolean =>
  (BASES_OF_PAST_FORMS.get(key) ?? key) !== key || (key.endsWith('ed') && !key.endsWith('eed') && key.length > 4);

const askedBy = (left: Spoken, right: Spoken): string => (left.head.word === right.head.word ? left.head.word : '');

const isOwn = (tokens: readonly Token[]): boolean => tokens.some(({ key }) => OWN.has(key));

/** "You declined it" needs no "did", and "it has been declined" no "was". */
function isPastEither({ one, other, left, right, isTold }: Tenses): boolean {
  const [without, spoken] = one.includes('past') ? [other, right] : [one, left];
  const isToldInPast = spoken.tokens.some(isPastForm) && !spoken.tokens.some(({ key }) => NOW.test(key));
  return isTold || isToldInPast || without.includes('perfect');
}

const isNeeded = ({ tokens }: Spoken): boolean =>
  tokens.some(({ key }) => NEEDED.has(key)) || classesOf(tokens, TENSE_CLASSES).includes('necessity');

/** "My card won't work", "my card doesn't work". */
const isRefusal = ({ tokens }: Spoken): boolean =>
  isOwn(tokens) && tokens.some(({ key }, index) => key === 'not' && REFUSING.test(tokens[index - 1]?.key ?? ''));

const isDenied = ({ tokens }: Spoken): boolean => tokens.some(({ key }) => key === 'not');
