import { ENGLISH_WORDS, FOREIGN_LOOKING_WORDS, SHARED_ENGLISH_WORDS } from './english-words.js';
import { FOREIGN_WORDS } from './foreign-words.js';

/** What a word that several languages have tells, beside one that only one of them has. */
const SHARED_WEIGHT = 0.5;

/** What a text has of one foreign language. */
export interface LanguageVote {
  /** Words that English does not have. */
  own: number;
  /** Words that English texts have too. */
  shared: number;
  /** The weight of English words in the text that are no frequent words of this language. */
  readonly english: number;
}

interface Tally {
  own: number;
  shared: number;
  neutral: number;
}

const englishWeights = new Map<string, number>([
  ...SHARED_ENGLISH_WORDS.split(' ').map((word) => [word, SHARED_WEIGHT] as const),
  ...ENGLISH_WORDS.split(' ').map((word) => [word, 1] as const),
]);

const foreignLooking = new Set(FOREIGN_LOOKING_WORDS.split(' '));

/** The languages that have a word, by their places in the list. */
const languagesByWord = new Map<string, Map<number, 'own' | 'shared'>>();
for (const [language, { own, shared }] of FOREIGN_WORDS.entries()) {
  for (const word of own.split(' ')) note(word, language, 'own');
  for (const word of shared.split(' ')) note(word, language, 'shared');
}

/** What the words (in lower case) have of each language that has any of them. A frequent word of both tells nothing. */
export function languageVotes(words: readonly string[]): LanguageVote[] {
  const tallies = new Map<number, Tally>();
  let english = 0;
  for (const word of words) {
    const weight = englishWeights.get(word) ?? 0;
    english += weight;
    for (const [language, kind] of languagesByWord.get(word) ?? []) {
      const tally = tallies.get(language) ?? { own: 0, shared: 0, neutral: 0 };
      tallies.set(language, tally);
      if (weight > 0) tally.neutral += weight;
      else tally[kind] += 1;
    }
  }
  return [...tallies.values()].map(({ own, shared, neutral }) => ({ own, shared, english: english - neutral }));
}

function note(word: string, language: number, kind: 'own' | 'shared'): void {
  const languages = languagesByWord.get(word) ?? new Map<number, 'own' | 'shared'>();
  languagesByWord.set(word, languages.set(language, foreignLooking.has(word) ? 'shared' : kind));
}
