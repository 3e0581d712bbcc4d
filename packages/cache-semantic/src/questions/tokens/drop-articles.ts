import { FUNCTION_WORDS } from '../words/function-words.js';
import { leaveOut, type Trimmed } from './courtesy.js';
import type { Draft } from './draft.js';
import { isPause } from './gaps.js';

const COUNTED = new Set('few little lot couple bit while great good hundred thousand million dozen'.split(' '));
const LETTERED = new Set(
  'vitamin option plan type grade class hepatitis point column vertex node letter step part group team section appendix figure model variable node'.split(
    ' ',
  ),
);
const AFTER_AN_ARTICLE = new Set(
  'us it other only same such most more less own very all both few many single one two three'.split(' '),
);

/** Leaves out articles; the letter A, and the "a" of "a few", stay. */
export function dropArticles(question: Trimmed, capitalsSayNothing: boolean): Trimmed {
  let trimmed = question;
  for (let index = 0; index < trimmed.drafts.length; ) {
    if (trimmed.drafts.length > 1 && isArticle(trimmed.drafts, index, capitalsSayNothing))
      trimmed = leaveOut(trimmed, { start: index, count: 1 }, 'filler');
    else index += 1;
  }
  return trimmed;
}

function isArticle(drafts: readonly Draft[], index: number, capitalsSayNothing: boolean): boolean {
  const draft = drafts[index];
  if (draft === undefined || draft.kind !== 'word' || draft.quoted) return false;
  // "Only the first" is not "the only first".
  if (drafts[index - 1]?.key === 'only' || drafts[index + 1]?.key === 'only') return false;
  if (draft.key === 'the' || draft.key === 'an') return draft.raw !== 'AN' || capitalsSayNothing;
  if (draft.key !== 'a') return false;
  const isCapital = draft.raw === 'A' && index > 0 && !capitalsSayNothing && !isPause(draft.gap);
  return !isCapital && !isLetter(drafts, index) && mayFollowArticle(drafts[index + 1]);
}

/** "Plan a" is one of several; "plan a trip" is not. */
const isLetter = (drafts: readonly Draft[], index: number): boolean =>
  LETTERED.has(drafts[index - 1]?.key ?? '') && (drafts[index]?.raw === 'A' || drafts[index + 1]?.kind !== 'word');

function mayFollowArticle(next: Draft | undefined): boolean {
  if (next === undefined || next.kind === 'symbol' || isPause(next.gap) || COUNTED.has(next.key)) return false;
  return !FUNCTION_WORDS.has(next.key) || AFTER_AN_ARTICLE.has(next.key);
}
