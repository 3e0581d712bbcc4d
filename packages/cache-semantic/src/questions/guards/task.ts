import type { Difference } from '../difference/difference.js';
import { commonSpelling } from '../forms/spelling.js';
import type { Head } from '../question.js';
import type { Token } from '../tokens/token.js';
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
  objection: (difference) => heads(difference) ?? replaced(difference),
};

function heads({ left, right, isClose }: Difference): string | undefined {
  const [one, other] = [left.head, right.head];
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
function replaced({ hunks, isClose }: Difference): string | undefined {
  if (!isClose) return undefined;
  for (const { left, right } of hunks) {
    const [one, other] = [verbOf(left), verbOf(right)];
    if (one === undefined || other === undefined || left.length > 2 || right.length > 2) continue;
    if (TASK_CLASSES.get(one.key) !== TASK_CLASSES.get(other.key)) return versus([one], [other]);
  }
  return undefined;
}

const verbOf = (tokens: readonly Token[]): Token | undefined => tokens.find(({ key }) => TASK_CLASSES.has(key));
