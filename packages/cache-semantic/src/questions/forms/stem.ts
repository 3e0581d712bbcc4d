import { BASES_OF_PAST_FORMS, SINGULARS } from './irregulars.js';
import { remembered } from './remembered.js';

const VOWEL = /[aeiouy]/;
const DOUBLED = /([bdfglmnprtvz])\1$/;

/**
 * What the inflected forms of a word have in common (plural, third person, past, -ing; irregular ones by list). No
 * derivation: "install" and "installation" have different stems. Not a word itself: compare it with other stems only.
 */
export const stemOf: (word: string) => string = remembered((word) => {
  const base = BASES_OF_PAST_FORMS.get(word) ?? SINGULARS.get(word) ?? word;
  return base.length <= 3 ? base : withoutEnd(withoutInflection(base));
});

function withoutInflection(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (word.endsWith('ied') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|ss|x|zz)es$/.test(word)) return word.slice(0, -2);
  if (word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  return withoutSuffix(word, 'ing') ?? withoutSuffix(word, 'ed') ?? word;
}

function withoutSuffix(word: string, suffix: string): string | undefined {
  // "need", "feed" and "speed" are no past forms.
  if (!word.endsWith(suffix) || word.endsWith('eed')) return undefined;
  const rest = word.slice(0, -suffix.length);
  return rest.length >= 3 && VOWEL.test(rest) ? rest : undefined;
}

function withoutEnd(word: string): string {
  if (word.length <= 3) return word;
  const rest = word.endsWith('e') ? word.slice(0, -1) : word;
  return DOUBLED.test(rest) ? rest.slice(0, -1) : rest;
}
