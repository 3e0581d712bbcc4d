import type { Difference } from '../difference/difference.js';
import { commonSpelling } from '../forms/spelling.js';
import type { Head } from '../question.js';
import type { Token } from '../tokens/token.js';
import { LIGHT_ACT_CLASSES } from '../words/light-acts.js';
import { TASK_CLASSES } from '../words/task-classes.js';
import type { Guard } from './guard.js';
import { versus } from './versus.js';

/** Tasks that ask to be told something, as questions do. */
const TELLING = new Set(
  'explain define list name compare recommend identify discuss teach analyze'.split(' ').map(commonSpelling),
);

/** What is to be done must be the same: explaining is not writing, and writing is not fixing. */
export const taskGuard: Guard = {
  name: 'task',
  objection: (difference) =>
    heads(difference) ?? replaced(difference, TASK_CLASSES) ?? replaced(difference, LIGHT_ACT_CLASSES),
};

function heads({ spokenLeft, spokenRight, isClose }: Difference): string | undefined {
  const [one, other] = [spokenLeft.head, spokenRight.head];
  if (one.kind === 'task' && other.kind === 'task') return one.word === other.word ? undefined : named(one, other);
  if (one.kind === 'task') return mayBeQuestion(one, other, isClose) ? undefined : named(one, other);
  if (other.kind === 'task') return mayBeQuestion(other, one, isClose) ? undefined : named(one, other);
  return undefined;
}

/** "Explain how X works", "how does X work?"; but "write X" is not "how do I write X?". */
function mayBeQuestion(task: Head, question: Head, isClose: boolean): boolean {
  if (TELLING.has(task.word)) return !isClose || question.kind !== 'yes-no';
  return question.kind !== 'question-word' || (!isClose && question.word === 'how');
}

const named = (one: Head, other: Head): string => `${one.word || one.kind} / ${other.word || other.kind}`;

/** A verb of one class in the place of a verb of another. */
function replaced(difference: Difference, classes: ReadonlyMap<string, string>): string | undefined {
  const { hunks, isClose, spokenLeft, spokenRight } = difference;
  if (!isClose) return undefined;
  for (const { left, right } of hunks) {
    const [one, other] = [verbOf(left, classes), verbOf(right, classes)];
    if (one === undefined || other === undefined) continue;
    if (!spokenLeft.tokens.includes(one) || !spokenRight.tokens.includes(other) || left.length > 2 || right.length > 2)
      continue;
    if (classes.get(one.key) !== classes.get(other.key)) return versus([one], [other]);
  }
  return undefined;
}

const verbOf = (tokens: readonly Token[], classes: ReadonlyMap<string, string>): Token | undefined =>
  tokens.find(({ key }) => classes.has(key));
