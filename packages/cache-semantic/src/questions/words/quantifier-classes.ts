import { QUANTIFIERS } from './quantifiers.js';
import { aliasLines } from './word-table.js';

/** The class of each word or phrase that says how many or how much is meant. */
export const QUANTIFIER_CLASSES: ReadonlyMap<string, string> = new Map(
  aliasLines(QUANTIFIERS).flatMap(([name, others]) => [name, ...others].map((words) => [words, name] as const)),
);
