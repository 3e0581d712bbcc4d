import type { Difference } from '../difference/difference.js';
import type { Spoken } from '../difference/spoken.js';
import { BASES_OF_PAST_FORMS } from '../forms/irregulars.js';
import type { Question } from '../question.js';
import type { Token } from '../tokens/token.js';
import { AUXILIARIES } from '../words/question-words.js';
import { TENSE_CLASSES } from '../words/tense-classes.js';
import { classDifference, namedClasses } from './class-difference.js';
import { classesOf } from './classes-of.js';
import type { Guard } from './guard.js';
import { versus } from './versus.js';

/** Where nothing else differs, what was, is, will, can or must be are different questions. */
export const tenseGuard: Guard = {
  name: 'tense',
  objection: (difference) =>
    difference.isClose && difference.isSameMatter ? (auxiliaries(difference) ?? inflections(difference)) : undefined,
};

/** What may be left out: "has been lost", "is lost". */
const STANDING_FOR_NOTHING = new Set(['present', 'perfect']);
/** What a tale of trouble may say or not. */
const STANDING_FOR_LITTLE = new Set(['still', 'yet', 'already']);
const NEEDED = new Set(['need', 'needed', 'required', 'requirement', 'necessary']);

interface Tenses {
  readonly one: readonly string[];
  readonly other: readonly string[];
  readonly left: Spoken;
  readonly right: Spoken;
  readonly isTold: boolean;
}

function mayMeanTheSame({ one, other, left, right, isTold }: Tenses): boolean {
  const [first, second] = [one, other].map((names) => names.filter((name) => !STANDING_FOR_NOTHING.has(name)));
  const differing = [...(first ?? []), ...(second ?? [])];
  if (differing.length === 0) return true;
  if (differing.every((name) => STANDING_FOR_LITTLE.has(name))) return isTold || (areDenied(left, right) && !differing.includes('still'));
  const asked = left.head.word === right.head.word ? left.head.word : '';
  if (differing.every((name) => name === 'conditional')) return ASKED_FOR_ALL_TIMES.has(asked);
  if (differing.every((name) => name === 'ability')) return asked === 'where';
  if (differing.every((name) => name === 'past')) {
    const without = first?.length === 0 ? one : other;
    return isTold || without.includes('perfect') || isToldInPast(first?.length === 0 ? left : right);
  }
  if (differing.every((name) => name === 'necessity'))
    return [left, right].every(({ tokens }) => classesOf(tokens, TENSE_CLASSES).includes('necessity') || isNeeded(tokens));
  return differing.every((name) => name === 'future') && isRefusal(left) && isRefusal(right);
}

/** "Why would my card be declined?" asks why it was. */
const ASKED_FOR_ALL_TIMES = new Set(['why', 'where', 'how']);

/** "You declined my card" needs no "did". */
const isToldInPast = ({ tokens }: Spoken): boolean =>
  tokens.some(isPast) && !tokens.some(({ key }) => /^(?:do|does|is|are|am)$/.test(key));

const isNeeded = (tokens: readonly Token[]): boolean => tokens.some(({ key }) => NEEDED.has(key));

/** "My card was declined", "my card is declined". */
const isTale = ({ head, tokens }: Spoken): boolean =>
  head.kind === 'statement' &&
  tokens.some(({ key }) => OWN.has(key)) &&
  !tokens.some(({ key, asks, afterPause }) => asks !== undefined || (afterPause && AUXILIARIES.has(key)));

const areDenied = (left: Spoken, right: Spoken): boolean =>
  [left, right].every(({ tokens }) => tokens.some(({ key }) => key === 'not'));

const OWN = new Set(['i', 'my', 'we', 'our']);

/** "My card won't work", "my card doesn't work". */
const isRefusal = ({ tokens }: Spoken): boolean =>
  tokens.some(({ key }, index) => key === 'not' && DOES.test(tokens[index - 1]?.key ?? '')) &&
  tokens.some(({ key }) => OWN.has(key));

const DOES = /^(?:will|do|does)$/;

function auxiliaries({ left, right, spokenLeft, spokenRight }: Difference): string | undefined {
  const [one, other] = classDifference(
    classesOf(spokenLeft.tokens, TENSE_CLASSES),
    classesOf(spokenRight.tokens, TENSE_CLASSES),
  );
  const isTold = isTale(left) && isTale(right);
  return mayMeanTheSame({ one, other, left: spokenLeft, right: spokenRight, isTold }) ? undefined : namedClasses(one, other);
}

function inflections({ onlyLeft, onlyRight, left, right }: Difference): string | undefined {
  const isPastToo = (token: Token, { tokens }: Question): boolean =>
    isPast(token) || tokens.some(({ key }) => key === 'did');
  for (const one of onlyLeft) {
    const other = onlyRight.find(({ kind, stem }) => kind === 'word' && stem === one.stem);
    if (other !== undefined && one.weight !== 'frame' && isPastToo(one, left) !== isPastToo(other, right))
      return versus([one], [other]);
  }
  return undefined;
}

const isPast = ({ key }: Token): boolean =>
  (BASES_OF_PAST_FORMS.get(key) ?? key) !== key || (key.endsWith('ed') && !key.endsWith('eed') && key.length > 4);
