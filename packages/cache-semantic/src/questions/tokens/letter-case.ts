import type { Lexeme } from '../text/lexeme.js';

/** Whether the letters of a text are all small or all capital, so that their case says nothing. */
export const isCaseless = (text: string): boolean => !/\p{Lu}/u.test(text) || !/\p{Ll}/u.test(text);

const ALL_CAPITALS = /^[^\p{Ll}]*$/u;

/** Whether a text of more than one word shouts. */
export const isShouting = (text: string): boolean =>
  ALL_CAPITALS.test(text) && /\p{Lu}{2,}.*\s.*\p{Lu}{2,}/su.test(text);

/** A word whose capitals inside are part of its name (useState, getUserById). */
export const hasInnerCapital = (word: string): boolean =>
  /\p{Ll}\p{Lu}/u.test(word) || (/\p{Lu}{2,}\p{Ll}{2,}/u.test(word) && !/^\p{Lu}+s$/u.test(word));

const MIN_LENGTH_OF_TITLE_WORD = 3;
const MIN_WORDS_OF_TITLE = 3;
const SHARE_OF_CAPITALS = 0.6;

/** Whether most words of a text, given by its pieces, begin with a capital, which then makes no name. */
export function isTitle(lexemes: readonly Lexeme[]): boolean {
  let [words, capital] = [0, 0];
  for (const { kind, text } of lexemes) {
    if (kind !== 'word' || text.length < MIN_LENGTH_OF_TITLE_WORD) continue;
    words += 1;
    const first = text.charAt(0);
    if (first !== first.toLowerCase()) capital += 1;
  }
  return words >= MIN_WORDS_OF_TITLE && capital > words * SHARE_OF_CAPITALS;
}
