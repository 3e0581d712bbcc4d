import { wordSet } from './word-table.js';

/** Words that ask. */
export const QUESTION_WORDS = wordSet('what which who whom whose when where why how');

/** Auxiliary verbs, which stand first in a question that yes or no answers. */
export const AUXILIARIES = wordSet(
  'is are am was were do does did can could will would should shall may might must has have had',
);
