import { wordSet } from './word-table.js';

/** Words that turn a statement round wherever they stand. */
export const NEGATIONS = wordSet(
  'not no never none nobody nothing nowhere neither nor without non except excluding unable cannot hardly barely minus sans',
);

/** Words that say "not" in their own way, so that a paraphrase may put them for a negation. */
export const SAYS_NO = wordSet(`
  fail decline refuse reject deny miss missing lack lose wrong broken break impossible stuck pending late delay wait still
  trouble unable disappear gone stop cancel block absent avoid prevent problem issue error unsuccessful invalid incorrect
  incomplete unexpected unknown forget disallow prohibit forbid ban empty zero free only instead exclude skip ignore omit
  exempt unavailable difficulty hard
`);

/** What turns an adjective or a verb round when it is put before it. */
export const NEGATIVE_PREFIXES = ['un', 'dis', 'in', 'im', 'il', 'ir', 'non', 'de', 'mis', 'anti', 'counter'] as const;

/** Verbs that turn round what follows them. */
export const STOPPING_VERBS = wordSet('stop avoid prevent fail refuse forbid prohibit cease omit skip ignore exclude');
