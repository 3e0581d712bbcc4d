import type { ExplainReport } from '@isartor/gateway';

/** The name of a guard. */
export type GuardName = ExplainReport['semantic']['candidates'][number]['refused_by'][number];

/** What each guard says of two questions that it keeps apart. */
export const GUARD_SENTENCES: Readonly<Record<GuardName, string>> = {
  number: 'they hold different numbers',
  version: 'they speak of different versions',
  date: 'they speak of different dates or times',
  unit: 'they measure in different units',
  negation: 'the one denies what the other does not',
  antonym: 'they hold opposites, such as enable and disable',
  'programming-language': 'they are about different programming languages',
  technology: 'they are about different products, frameworks or file types',
  entity: 'they name different things, people or places',
  order: 'the same words stand in another order: from A to B is not from B to A',
  'question-word': 'they ask for something else of it: who, when, why, how',
  task: 'they ask for different work, such as to explain and to fix',
  'human-language': 'they are about different languages, or in one that cannot be compared',
  identifier: 'they hold different names of code, paths, addresses or quotations',
  quantifier: 'they ask for a different share: all, some, only, at least',
  constraint: 'the one asks for something more, or for something narrower',
  tense: 'they speak of different times: what was, what is, what will be',
  role: 'who does what to whom is not the same',
  format: 'they want the answer in different forms',
  'look-alike': 'a word of the one looks like one of the other and is not the same',
  volatile: 'the answer is true for a short time only, such as today',
};
