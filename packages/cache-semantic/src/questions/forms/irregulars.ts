import { IRREGULAR_FORMS, IRREGULAR_PLURALS } from '../words/irregular-forms.js';
import { aliasLines } from '../words/word-table.js';

/** Base forms by irregular past forms. */
export const BASES_OF_PAST_FORMS: ReadonlyMap<string, string> = new Map(
  aliasLines(IRREGULAR_FORMS).flatMap(([base, forms]) => forms.map((form) => [form, base] as const)),
);

/** Singulars by irregular plurals. */
export const SINGULARS: ReadonlyMap<string, string> = new Map(
  aliasLines(IRREGULAR_PLURALS).flatMap(([singular, plurals]) => plurals.map((plural) => [plural, singular] as const)),
);
