import { FILLER_ADVERBS, FILLER_ASIDES, FILLER_HEDGES, FILLER_SAYINGS } from '../words/fillers.js';
import { AUXILIARIES, QUESTION_WORDS } from '../words/question-words.js';
import { TASK_CLASSES } from '../words/task-classes.js';
import { leaveOut, type Trimmed } from './courtesy.js';
import type { Draft } from './draft.js';
import { isPause } from './gaps.js';
import { keySequences, sequenceAt } from './key-sequences.js';

const ASIDES = keySequences(FILLER_ASIDES);
const HEDGES = keySequences(FILLER_HEDGES);
const SAYINGS = keySequences(FILLER_SAYINGS);
const MUMBLED = new Set(['er', 'ah', 'oh', 'eh']);
const AFTER_A_NARROWING_JUST = new Set('the one enough a an as like in now because this that'.split(' '));
const BEFORE_A_KIND = new Set(
  'what which a an the this that these those some any every each all one different another same no certain new do did does if as because best right wrong of and my your only two three'.split(
    ' ',
  ),
);
const MANNERED = new Set(['simply', 'literally']);

/** Leaves out "please", "just", "actually", "you know" and the like where they say nothing. */
export function dropAdverbs(question: Trimmed): Trimmed {
  let trimmed = question;
  for (let index = 0; index < trimmed.drafts.length; ) {
    const { drafts } = trimmed;
    const polite = isPlea(drafts, index);
    const count = polite ? 1 : fillersAt(drafts, index);
    if (count === 0) index += 1;
    else trimmed = leaveOut(withPause(trimmed, index), { start: index, count }, polite ? 'politeness' : 'filler');
  }
  return trimmed;
}

/** A capital begins a sentence also where the one before has no stop ("... my card Please help"). */
function withPause(trimmed: Trimmed, index: number): Trimmed {
  const draft = trimmed.drafts[index];
  if (draft === undefined || index === 0 || draft.key !== 'please' || !/^P[a-z]/.test(draft.raw)) return trimmed;
  return { ...trimmed, drafts: trimmed.drafts.with(index, { ...draft, gap: `,${draft.gap}` }) };
}

function isPlea(drafts: readonly Draft[], index: number): boolean {
  const draft = drafts[index];
  if (draft === undefined || draft.quoted || (draft.key !== 'please' && draft.key !== 'kindly')) return false;
  const before = drafts[index - 1]?.key ?? '';
  return before !== 'to' && !isMentioned(before);
}

const MENTIONING = new Set(
  'say saying says mean means word words phrase translate write spell pronounce term for of called with'.split(' '),
);

/** Words after which the next one is spoken of rather than used: "how do I say please". */
export const isMentioned = (before: string): boolean => MENTIONING.has(before);

function fillersAt(drafts: readonly Draft[], index: number): number {
  const draft = drafts[index];
  if (draft === undefined || draft.kind !== 'word' || draft.quoted || draft.exact) return 0;
  if (!isPause(draft.gap) && isMentioned(drafts[index - 1]?.key ?? '')) return 0;
  if (FILLER_ADVERBS.has(draft.key)) return isIdle(drafts, index) ? 1 : 0;
  if (isIdleBesideQuestion(drafts, index)) return 1;
  return sequenceAt(SAYINGS, drafts, index) || asideAt(drafts, index) || hedgeAt(drafts, index);
}

function isIdle(drafts: readonly Draft[], index: number): boolean {
  const [before, draft, next] = [drafts[index - 1], drafts[index], drafts[index + 1]];
  const key = draft?.key ?? '';
  const pauses = isPause(draft?.gap ?? '') || next === undefined || isPause(next.gap) || index === 0;
  if (MUMBLED.has(key)) return pauses;
  if (before?.key === 'not' || before?.key === 'very') return false;
  if (key === 'just') return isIdleJust(drafts, index);
  if (!MANNERED.has(key)) return true;
  const besidesTask = TASK_CLASSES.has(before?.key ?? '') || TASK_CLASSES.has(next?.key ?? '');
  return (
    next !== undefined && !besidesTask && !drafts.some(({ key: other }) => other === 'translate' || other === 'mean')
  );
}

/** "What exactly is", "can I possibly". */
function isIdleBesideQuestion(drafts: readonly Draft[], index: number): boolean {
  const [key, before, next] = [drafts[index]?.key, drafts[index - 1]?.key ?? '', drafts[index + 1]?.key ?? ''];
  if (key === 'exactly') return QUESTION_WORDS.has(before) || (index === 0 && QUESTION_WORDS.has(next));
  return key === 'possibly' && /^(?:i|you|we)$/.test(before) && /^(?:can|could)$/.test(drafts[index - 2]?.key ?? '');
}

/** "just print it", but not "just the first line"; "what is just the ..." is idle again. */
function isIdleJust(drafts: readonly Draft[], index: number): boolean {
  const next = drafts[index + 1];
  if (next === undefined || next.kind !== 'word') return false;
  const asksWhat = QUESTION_WORDS.has(drafts[index - 2]?.key ?? '') && AUXILIARIES.has(drafts[index - 1]?.key ?? '');
  return asksWhat || !AFTER_A_NARROWING_JUST.has(next.key);
}

function asideAt(drafts: readonly Draft[], index: number): number {
  const count = sequenceAt(ASIDES, drafts, index);
  if (count === 0 || index === 0 || !isPause(drafts[index]?.gap ?? '')) return 0;
  const next = drafts[index + count];
  return next === undefined || isPause(next.gap) ? count : 0;
}

function hedgeAt(drafts: readonly Draft[], index: number): number {
  const count = sequenceAt(HEDGES, drafts, index);
  const next = drafts[index + count];
  if (count === 0 || index === 0 || next === undefined || BEFORE_A_KIND.has(drafts[index - 1]?.key ?? '')) return 0;
  return next.key === 'what' || next.key === 'that' || next.key === 'how' ? 0 : count;
}
