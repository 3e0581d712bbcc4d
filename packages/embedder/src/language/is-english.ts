import { type LanguageVote, languageVotes } from './language-votes.js';

/** Share of letters beyond which another script makes a text a foreign one; a word quoted in an English question stays below. */
const MAX_OTHER_SCRIPT = 0.2;
/** Share of words beyond which marks on letters do, in texts of so many words; names stay below. */
const MAX_MARKED = 0.3;
const MIN_WORDS_TO_MARK = 3;
/** Words of a text in which a single foreign one tells something. */
const MAX_WORDS_FOR_ONE = 8;

const CODE_BLOCK = /```[\s\S]*?(?:```|$)|`[^`\n]*`/g;
const CODE = /[\p{L}\d)\]}][_/\\.@#$=(){}[\]<>][\p{L}\d(){}[\]]|:\/\//u;
const WORD = /\p{L}[\p{L}\p{M}]*(?:'\p{L}+)*/gu;
const LETTER = /\p{L}/gu;
const OTHER_SCRIPT = /(?!\p{Script=Latin})\p{L}/gu;
const MARKED = /(?![A-Za-z])\p{L}/u;
const ACRONYM = /^\p{Lu}{2,}$/u;

/**
 * Whether the text can be taken for English: by its script, by marks on its letters, and by how many of its words are
 * frequent ones of another language and how many of English. Code and identifiers are no evidence. A short text without any
 * counts as English.
 */
export function isEnglish(text: string): boolean {
  const prose = proseOf(text);
  if (countOf(prose, OTHER_SCRIPT) > MAX_OTHER_SCRIPT * countOf(prose, LETTER)) return false;
  const words = wordsOf(prose);
  return !hasManyMarks(words) && !languageVotes(words).some((vote) => outweighs(vote, words.length));
}

function proseOf(text: string): string {
  const plain = text.normalize('NFC').replaceAll('’', "'").replace(CODE_BLOCK, ' ');
  return plain
    .split(/\s/)
    .filter((word) => !CODE.test(word))
    .join(' ');
}

/** Words in lower case, without acronyms: those of a sentence are often another language's little words. */
function wordsOf(prose: string): string[] {
  const words = prose.match(WORD) ?? [];
  const plain = words.filter((word) => !ACRONYM.test(word));
  return (plain.length === 0 ? words : plain).map((word) => word.toLowerCase());
}

function hasManyMarks(words: readonly string[]): boolean {
  const marked = words.filter((word) => MARKED.test(word)).length;
  return words.length >= MIN_WORDS_TO_MARK && marked >= 2 && marked > MAX_MARKED * words.length;
}

/** Whether a text of so many words is rather of that language than English. */
function outweighs({ own, shared, english }: LanguageVote, words: number): boolean {
  if (own + shared / 2 <= english) return false;
  if (own === 0) return shared >= 2 && 2 * shared >= words;
  return own > 1 || words <= MAX_WORDS_FOR_ONE;
}

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
