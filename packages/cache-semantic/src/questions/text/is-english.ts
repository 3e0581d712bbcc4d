import { FUNCTION_WORDS } from '../words/function-words.js';
import { FOREIGN_STOP_WORDS } from '../words/language-cues.js';
import type { Lexeme } from './lexeme.js';

const LETTER = /\p{L}/gu;
const NOT_PLAIN = /[^\0-\x7f]/;
const PLAIN_LETTER = /[a-z]/gi;
const MIN_SHARE_OF_PLAIN_LETTERS = 0.75;

/**
 * Whether the rules, which know English only, may speak about a text: code, names and a word or two of another language do
 * no harm. `lexemes` are the pieces of the text.
 */
export function isEnglish(text: string, lexemes: readonly Lexeme[]): boolean {
  if (NOT_PLAIN.test(text) && !hasPlainLetters(text)) return false;
  let foreign = 0;
  let english = 0;
  for (const { kind, text: piece } of lexemes) {
    if (kind !== 'word') continue;
    const word = piece.toLowerCase();
    if (FUNCTION_WORDS.has(word)) english += 1;
    else if (FOREIGN_STOP_WORDS.has(word)) foreign += 1;
  }
  return foreign < 2 || foreign <= english;
}

function hasPlainLetters(text: string): boolean {
  const letters = text.match(LETTER)?.length ?? 0;
  return (text.match(PLAIN_LETTER)?.length ?? 0) >= letters * MIN_SHARE_OF_PLAIN_LETTERS;
}
