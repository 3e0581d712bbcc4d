import type { Token } from '../tokens/token.js';
import { areConfusable } from '../words/confusable-pairs.js';
import { areOpposite } from '../words/opposites.js';
import { areSynonyms } from '../words/synonym-groups.js';

const DERIVED =
  /^(?:e|s|es|er|ers|or|ors|al|ly|ation|ations|ion|ions|ment|ments|able|ive|ance|ence|ing|ed|y|ity|ness|ful|ure|age|ant|ent|ic|ical|ication|ications|ise|isation|ist|th|t)?$/;
const MIN_COMMON = 4;

/**
 * Whether two words of the matter may say the same: forms of one word, words derived from one, or synonyms. It explains
 * nothing: it only keeps them from being told apart for certain.
 */
export function areRelated(left: Token, right: Token): boolean {
  if (left.kind !== 'word' || right.kind !== 'word') return false;
  if (areConfusable(left.key, right.key) || areOpposite(left.stem, right.stem)) return false;
  return areForms(left, right) || areSynonyms(left.stem, right.stem) || areDerived(left.stem, right.stem);
}

/** Inflected forms of one word; "rout" and "route" are none. */
export const areForms = (left: Token, right: Token): boolean =>
  left.stem === right.stem && left.key !== `${right.key}e` && right.key !== `${left.key}e`;

/** "install" and "installation", "activate" and "activation": what is behind their common beginning are suffixes. */
function areDerived(left: string, right: string): boolean {
  let common = 0;
  while (common < left.length && left[common] === right[common]) common += 1;
  return common >= MIN_COMMON && DERIVED.test(left.slice(common)) && DERIVED.test(right.slice(common));
}
