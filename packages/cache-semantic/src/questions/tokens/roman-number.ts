import { type Draft, mergeDrafts } from './draft.js';
import type { Reading } from './number-drafts.js';

const ROMAN = [
  '',
  'i',
  'ii',
  'iii',
  'iv',
  'v',
  'vi',
  'vii',
  'viii',
  'ix',
  'x',
  'xi',
  'xii',
  'xiii',
  'xiv',
  'xv',
  'xvi',
];
const NUMBERED = new Set(
  'war chapter part type phase act section volume level grade stage book episode article title henry louis george charles elizabeth edward james'.split(
    ' ',
  ),
);
const UNMISTAKABLE = new Set(['ii', 'iii', 'vii', 'viii']);

/** A Roman numeral behind a word that is numbered so ("World War II", "chapter iv"), where it can be nothing else. */
export function romanNumber(drafts: readonly Draft[], index: number): Reading | undefined {
  const draft = drafts[index];
  const value = draft?.kind === 'word' ? ROMAN.indexOf(draft.key) : -1;
  if (draft === undefined || value < 1) return undefined;
  const before = drafts[index - 1]?.key.split(' ').at(-1) ?? '';
  const isNumeral = NUMBERED.has(before) || (UNMISTAKABLE.has(draft.key) && draft.raw === draft.raw.toUpperCase());
  if (!isNumeral || (draft.key === 'i' && draft.raw !== 'I')) return undefined;
  return { drafts: [mergeDrafts([draft], { kind: 'number', key: `#${value}`, change: 'number-format' })], count: 1 };
}
