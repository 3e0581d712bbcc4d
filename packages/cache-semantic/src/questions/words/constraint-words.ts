import { wordSet } from './word-table.js';

/** Words that say for whom an answer is or how it must be made: found in one of two texts only, they forbid a common answer. */
export const CONSTRAINT_WORDS = wordSet(`
  beginner newbie novice kid toddler child expert senior junior intermediate layman recursion recursive recursively iterative
  iteratively lambda offline vegan vegetarian gluten dairy keto halal kosher formally informal casual rhyme sarcastic academic
  alphabetically alphabetical chronological
`);

/** Words that may do so, too, where the rest of the two texts is alike. */
export const MILD_CONSTRAINT_WORDS = wordSet(`
  sentence word page line concise briefly brief shortly succinct detail detailed thorough comprehensive free local locally
  remote remotely cheap budget premium formal polite professional friendly funny humor simple plain quickly easily safely
  securely efficient efficiently automatically manually temporarily permanently using exclude include ignore reverse weekend
  weekday overnight urgent urgently immediately incrementally asynchronously advanced
`);
