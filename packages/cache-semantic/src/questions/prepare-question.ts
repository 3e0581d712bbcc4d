import type { Head, Question } from './question.js';
import { cleanText } from './text/clean-text.js';
import { isEnglish } from './text/is-english.js';
import { scanLexemes } from './text/scan-lexemes.js';
import { draftsOfLexemes } from './tokens/drafts-of-lexemes.js';
import { finishTokens } from './tokens/finish-tokens.js';
import { headOf, restOf } from './tokens/head-of.js';
import { joinPhrases } from './tokens/join-phrases.js';
import { isCaseless, isShouting, isTitle } from './tokens/letter-case.js';
import { mendWords } from './tokens/mend-words.js';
import { readNumbers } from './tokens/number-drafts.js';
import { readDates } from './tokens/read-dates.js';
import { readVersions } from './tokens/read-versions.js';
import { trimSentences } from './tokens/trim-sentences.js';

/** What may be known besides the text. */
export interface PrepareOptions {
  /** Words of the language in small letters, inflected forms not needed. Without them few typing errors are told from other words. */
  readonly knownWords?: ReadonlySet<string>;
}

const NOTHING_ASKED: Head = { kind: 'statement', word: '' };

/** Does once for a text all that comparing it with others needs. Time and size are proportional to its length. */
export function prepareQuestion(text: string, options: PrepareOptions = {}): Question {
  const clean = cleanText(text);
  const folded = clean.trim().replace(/\s+/g, ' ').toLowerCase();
  const { lexemes, rest } = scanLexemes(clean);
  const base = { text, folded, isCaseless: isCaseless(clean) };
  if (!isEnglish(clean, lexemes)) {
    return {
      ...base,
      isEnglish: false,
      tokens: [],
      dropped: [],
      punctuation: '',
      head: NOTHING_ASKED,
      rest: NOTHING_ASKED,
    };
  }
  const scanned = draftsOfLexemes(lexemes, clean);
  const words = options.knownWords === undefined ? scanned : mendWords(scanned, options.knownWords);
  const read = readDates(readVersions(readNumbers(joinPhrases(words))));
  const capitalsSayNothing = isShouting(clean) || isTitle(lexemes);
  const { drafts, dropped } = trimSentences(read, capitalsSayNothing);
  const tokens = finishTokens(drafts, capitalsSayNothing, options.knownWords);
  const punctuation = [...lexemes.map(({ gap }) => gap), rest].join('').replace(/\s+/g, '');
  const head = headOf(tokens);
  return { ...base, isEnglish: true, tokens, dropped, punctuation, head, rest: restOf(tokens, head) };
}
