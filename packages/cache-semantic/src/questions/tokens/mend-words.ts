import { CONTRACTED, expandContraction } from '../forms/contractions.js';
import { isKnownWord } from '../forms/known-words.js';
import { slipOf } from '../forms/slip.js';
import { MENDABLE_WORDS } from '../words/closed-class.js';
import { NUMBER_NAMES } from '../words/number-words.js';
import { ASSISTANT_TASKS } from '../words/task-classes.js';
import type { Draft } from './draft.js';

const MAX_MENDED = 12;
const MAX_LENGTH = 12;
const MIN_LENGTH_OF_TASK = 6;
const MENDABLE = [
  ...MENDABLE_WORDS,
  ...NUMBER_NAMES,
  ...[...ASSISTANT_TASKS].filter((task) => task.length >= MIN_LENGTH_OF_TASK && !MENDABLE_WORDS.has(task)),
];
const DOUBLED = /^(\p{Lu})\1\p{Ll}{2,}$/u;
const SHIFTED = /^\p{Ll}\p{Lu}\p{Ll}+$/u;

/** Mends misspelt words of the frame ("waht", "plaese"), so that phrases are found; matter is left as it is. */
export function mendWords(drafts: readonly Draft[], knownWords: ReadonlySet<string>): readonly Draft[] {
  let tries = 0;
  let mended: Draft[] | undefined;
  for (const [index, draft] of drafts.entries()) {
    const isUnknown = draft.kind === 'word' && tries < MAX_MENDED && !isKnownWord(draft.key, knownWords);
    if (isUnknown) tries += 1;
    const meant = isUnknown ? meantBy({ draft, index }, knownWords) : undefined;
    if (meant !== undefined) mended ??= drafts.slice(0, index);
    mended?.push(...(meant ?? [draft]));
  }
  return mended ?? drafts;
}

interface Place {
  readonly draft: Draft;
  readonly index: number;
}

/** What stands for a misspelt word: one draft, or those of a contraction. */
function meantBy({ draft, index }: Place, knownWords: ReadonlySet<string>): readonly Draft[] | undefined {
  if (draft.key.includes("'")) return mendedContraction(draft);
  const key = shiftedForm(draft, knownWords) ?? (isMendable(draft, index) ? mendedForm(draft.key) : undefined);
  if (key === undefined) return undefined;
  const { exact: _, ...rest } = draft;
  return [{ ...rest, key, changes: [...draft.changes, 'typo'] }];
}

/** "Coudln't" is "could not". */
function mendedContraction(draft: Draft): readonly Draft[] | undefined {
  const meant = CONTRACTED.filter((form) => slipOf(draft.key, form) !== undefined);
  const [first, ...others] = meant.length === 1 ? (expandContraction(meant[0] ?? '') ?? []) : [];
  if (first === undefined) return undefined;
  const changes: Draft['changes'] = [...draft.changes, 'typo'];
  return [
    { ...draft, key: first, changes },
    ...others.map((key): Draft => ({ kind: 'word', key, raw: '', gap: '', changes })),
  ];
}

/** "hWat", "WWhat": the first two letters of a word changed places, and the capital with them, or the first came twice. */
function shiftedForm({ raw }: Draft, knownWords: ReadonlySet<string>): string | undefined {
  if (DOUBLED.test(raw) && isKnownWord(raw.slice(1).toLowerCase(), knownWords)) return raw.slice(1).toLowerCase();
  if (!SHIFTED.test(raw)) return undefined;
  const swapped = `${raw.charAt(1)}${raw.charAt(0)}${raw.slice(2)}`.toLowerCase();
  return isKnownWord(swapped, knownWords) ? swapped : undefined;
}

const isMendable = ({ kind, key, raw, quoted, exact }: Draft, index: number): boolean =>
  kind === 'word' &&
  !quoted &&
  !exact &&
  key.length >= 3 &&
  key.length <= MAX_LENGTH &&
  /^[a-z]+$/.test(key) &&
  (index === 0 || /^\p{Ll}/u.test(raw) || raw === raw.toUpperCase());

/** The one word that it can be; a letter that is missing or misplaced is likelier than a wrong one. */
function mendedForm(written: string): string | undefined {
  const slips = MENDABLE.flatMap((word) => {
    const slip = Math.abs(written.length - word.length) > 1 ? undefined : slipOf(written, word);
    return slip === undefined || (word.length <= 3 && slip.kind !== 'swapped') ? [] : [{ word, kind: slip.kind }];
  });
  for (const kinds of [['swapped', 'doubled'], ['dropped', 'added'], ['replaced']]) {
    const [one, other] = slips.filter(({ kind }) => kinds.includes(kind));
    if (one !== undefined) return other === undefined ? one.word : undefined;
  }
  return undefined;
}
