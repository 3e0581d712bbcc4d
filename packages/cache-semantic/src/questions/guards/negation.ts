import type { Difference } from '../difference/difference.js';
import { stemOf } from '../forms/stem.js';
import type { Question } from '../question.js';
import type { Token } from '../tokens/token.js';
import { NEGATIONS, NEGATIVE_PREFIXES, SAYS_NO, STOPPING_VERBS } from '../words/negations.js';
import type { Guard } from './guard.js';
import { versus } from './versus.js';

const SAYING_NO: ReadonlySet<string> = new Set([...SAYS_NO].map(stemOf));
const STOPPING: ReadonlySet<string> = new Set([...STOPPING_VERBS].map(stemOf));

const MAX_UNMATCHED = 2;
const NEGATIVE = new RegExp(`^(?:${NEGATIVE_PREFIXES.join('|')})`);

/** What is denied in one question must be denied in the other; a paraphrase may say "declined" for "did not go through". */
export const negationGuard: Guard = {
  name: 'negation',
  objection: (difference) => prefixed(difference) ?? denied(difference) ?? stopped(difference) ?? scoped(difference),
};

const isNegation = ({ key }: Token): boolean => NEGATIONS.has(key);

/** "lock" and "unlock", "legal" and "illegal". */
function prefixed({ onlyLeft, onlyRight }: Difference): string | undefined {
  const found = prefixedPair(onlyLeft, onlyRight) ?? prefixedPair(onlyRight, onlyLeft)?.toReversed();
  return found === undefined ? undefined : versus(found.slice(0, 1), found.slice(1));
}

/** A word of the first row that begins as if it denied one of the second. */
function prefixedPair(denying: readonly Token[], others: readonly Token[]): readonly Token[] | undefined {
  for (const token of denying) {
    if (token.kind !== 'word' || !NEGATIVE.test(token.stem)) continue;
    const other = others.find(({ kind, stem }) => kind === 'word' && turnsRound(token.stem, stem));
    if (other !== undefined) return [token, other];
  }
  return undefined;
}

function turnsRound(long: string, short: string): boolean {
  return short.length >= 3 && long.endsWith(short) && NEGATIVE_PREFIXES.some((prefix) => long === prefix + short);
}

function denied(difference: Difference): string | undefined {
  const { onlyLeft, onlyRight, spokenLeft, spokenRight, unmatchedLeft, unmatchedRight, isClose } = difference;
  const left = onlyLeft.filter((token) => isNegation(token) && spokenLeft.tokens.includes(token));
  const right = onlyRight.filter((token) => isNegation(token) && spokenRight.tokens.includes(token));
  if ((left.length + right.length) % 2 === 0) {
    // "with no X" and "without X" deny the same; "not" and "never" do not.
    return isClose && left.length > 0 && right.length > 0 && !sameDenial(left, right) ? versus(left, right) : undefined;
  }
  if (isClose) return versus(left, right);
  // In other words much may be denied without "not", and a story may deny what a question leaves out.
  const others = left.length > right.length ? onlyRight : onlyLeft;
  const isParaphrased = others.some(({ stem }) => SAYING_NO.has(stem) || hasNegativePrefix(stem));
  return isParaphrased || unmatchedLeft.length + unmatchedRight.length > MAX_UNMATCHED
    ? undefined
    : versus(left, right);
}

const hasNegativePrefix = (stem: string): boolean =>
  NEGATIVE_PREFIXES.some((prefix) => prefix.length > 1 && stem.startsWith(prefix));

const sameDenial = (left: readonly Token[], right: readonly Token[]): boolean =>
  [...left, ...right].every(({ key }) => /^(?:no|not|without|none|non)$/.test(key));

const LETTING = new Set(['let', 'allow', 'make', 'help', 'enable', 'start', 'keep']);

/** "avoid X", "stop X": as good as "not" where nothing else differs. */
function stopped({ onlyLeft, onlyRight, isClose, isSameMatter }: Difference): string | undefined {
  if (!isClose && !isSameMatter) return undefined;
  const isStop = ({ stem }: Token): boolean => STOPPING.has(stem);
  const [left, right] = [onlyLeft.filter(isStop), onlyRight.filter(isStop)];
  if ((left.length === 0) === (right.length === 0) || left.length + right.length !== 1) return undefined;
  const others = left.length > 0 ? onlyRight : onlyLeft;
  return others.length === 0 || others.some(({ key }) => LETTING.has(key)) ? versus(left, right) : undefined;
}

/** Both deny, but not the same: "tracked and not ignored", "not tracked and ignored". */
function scoped({ left, right, isClose }: Difference): string | undefined {
  if (!isClose) return undefined;
  const [one, other] = [deniedStems(left), deniedStems(right)];
  return one.length === other.length &&
    one.join(' ') !== other.join(' ') &&
    [...one].sort().join(' ') !== [...other].sort().join(' ') &&
    haveSameStems(left, right)
    ? `not ${one.join(' ')} / not ${other.join(' ')}`
    : undefined;
}

function deniedStems({ tokens }: Question): readonly string[] {
  return tokens.flatMap((token, index) => {
    if (!isNegation(token)) return [];
    const end = tokens.findIndex(({ startsSentence }, at) => startsSentence && at > index);
    const inSentence = tokens.slice(index + 1, end < 0 ? tokens.length : end).find(isSaid);
    // "The client does not.": what was said before is denied of the one named last.
    const denied = inSentence ?? tokens.slice(0, index).findLast(isSaid);
    return denied === undefined ? [] : [denied.stem];
  });
}

const isSaid = ({ weight }: Token): boolean => weight !== 'frame';

const haveSameStems = (left: Question, right: Question): boolean => stems(left) === stems(right);

const stems = ({ tokens }: Question): string =>
  tokens
    .filter(({ weight }) => weight === 'matter')
    .map(({ stem }) => stem)
    .sort()
    .join(' ');
