import { isKnownWord } from '../forms/known-words.js';
import { slipOf } from '../forms/slip.js';
import { MENDABLE_WORDS } from '../words/closed-class.js';
import { NUMBER_NAMES } from '../words/number-words.js';
import type { Draft } from './draft.js';

const MAX_MENDED = 12;
const MENDABLE = [...MENDABLE_WORDS, ...NUMBER_NAMES];
const DOUBLED = /^(\p{Lu})\1\p{Ll}{2,}$/u;
const SHIFTED = /^\p{Ll}\p{Lu}\p{Ll}+$/u;

/** Mends misspelt words of the frame ("waht", "plaese"), so that phrases are found; matter is left as it is. */
export function mendWords(drafts: readonly Draft[], knownWords: ReadonlySet<string>): readonly Draft[] {
  let tries = 0;
  let mended: Draft[] | undefined;
  for (const [index, draft] of drafts.entries()) {
    if (draft.kind !== 'word' || isKnownWord(draft.key, knownWords)) continue;
    const shifted = shiftedForm(draft, knownWords);
    if (shifted === undefined && !isMendable(draft, index)) continue;
    tries += 1;
    if (tries > MAX_MENDED) break;
    const key = shifted ?? mendedForm(draft.key);
    if (key === undefined) continue;
    mended ??= [...drafts];
    const { exact: _, ...rest } = draft;
    mended[index] = { ...rest, key, changes: [...draft.changes, 'typo'] };
  }
  return mended ?? drafts;
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
  key.length <= 10 &&
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
