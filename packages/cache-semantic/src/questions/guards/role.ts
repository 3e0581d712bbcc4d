import type { Difference } from '../difference/difference.js';
import type { Question } from '../question.js';
import type { Token } from '../tokens/token.js';
import type { Guard } from './guard.js';
import { versus } from './versus.js';

const PERSONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    i: 'i',
    me: 'i',
    my: 'i',
    mine: 'i',
    we: 'i',
    us: 'i',
    our: 'i',
    you: 'you',
    your: 'you',
    yours: 'you',
    he: 'he',
    him: 'he',
    his: 'he',
    she: 'she',
    her: 'she',
    hers: 'she',
    they: 'they',
    them: 'they',
    their: 'they',
  }),
);
const BE = /^(?:is|are|am|was|were|be|been|being|get|gets|got)$/;

/** Who does what to whom must be the same. */
export const roleGuard: Guard = {
  name: 'role',
  objection: (difference) =>
    difference.isClose ? (persons(difference) ?? passive(difference) ?? directions(difference)) : undefined,
};

/** "What is my name" and "what is your name" are no general questions; "can I eat my lunch here" is one. */
const SUBJECTS = new Set(['i', 'we', 'you']);

/** "Can I pay you", "can you pay me". */
function persons({ left, right, unmatchedLeft, unmatchedRight }: Difference): string | undefined {
  if (unmatchedLeft.length + unmatchedRight.length > 0) return undefined;
  const [one, other] = [personsOf(left), personsOf(right)];
  if (one.length !== other.length || one.join(' ') === other.join(' ')) return undefined;
  const isGeneral =
    [left, right].every(({ tokens }) => tokens.some(({ key }) => SUBJECTS.has(key))) &&
    new Set(one).size === 1 &&
    new Set(other).size === 1 &&
    [...one, ...other].every((person) => person === 'i' || person === 'you');
  return isGeneral ? undefined : `${one.join(' ')} / ${other.join(' ')}`;
}

const personsOf = ({ tokens }: Question): readonly string[] => tokens.flatMap(({ key }) => PERSONS.get(key) ?? []);

/** "A was hit by B", "A hit B": the same order, and the roles are not. */
function passive({ left, right, hunks, unmatchedLeft, unmatchedRight }: Difference): string | undefined {
  if (unmatchedLeft.length + unmatchedRight.length > 0 || isPassive(left) === isPassive(right)) return undefined;
  const isReordered =
    hunks.some((hunk) => hunk.left.some(isMatter)) &&
    hunks.some((hunk) => hunk.right.some(isMatter)) &&
    !isInflected(hunks);
  return isReordered ? undefined : 'active / passive';
}

const isMatter = ({ weight }: Token): boolean => weight === 'matter';

const isInflected = (hunks: Difference['hunks']): boolean =>
  hunks.every(
    ({ left, right }) =>
      left
        .filter(isMatter)
        .map(({ stem }) => stem)
        .join(' ') ===
      right
        .filter(isMatter)
        .map(({ stem }) => stem)
        .join(' '),
  );

function isPassive({ tokens }: Question): boolean {
  const verb = tokens.findIndex(({ key }) => BE.test(key));
  return verb >= 0 && tokens.slice(verb + 1).some(({ key }) => key === 'by');
}

/** "from" in the place of "to", "by" in the place of "to". */
function directions({ hunks }: Difference): string | undefined {
  for (const { left, right } of hunks) {
    const [one, other] = [left[0], right[0]];
    if (left.length !== 1 || right.length !== 1 || one === undefined || other === undefined) continue;
    if (DIRECTIONS.has(one.key) && DIRECTIONS.has(other.key) && !isSameDirection(one.key, other.key))
      return versus([one], [other]);
  }
  return undefined;
}

const DIRECTIONS = new Set(
  'from to into by under over through against without toward until since between behind'.split(' '),
);

const isSameDirection = (one: string, other: string): boolean => TOWARDS.has(one) && TOWARDS.has(other);

const TOWARDS = new Set(['to', 'into', 'toward']);
