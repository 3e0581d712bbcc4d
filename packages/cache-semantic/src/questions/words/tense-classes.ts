import { TENSES } from './tenses.js';
import { aliasLines } from './word-table.js';

/** What each word of tense, aspect or modality says. */
export const TENSE_CLASSES: ReadonlyMap<string, string> = new Map(
  aliasLines(TENSES).flatMap(([name, words]) =>
    (words.length === 0 ? [name] : [name, ...words]).map((word) => [word, name] as const),
  ),
);
