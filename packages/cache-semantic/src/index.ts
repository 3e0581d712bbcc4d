export { compareQuestions } from './questions/compare-questions.js';
export { BENIGN_CHANGES, type BenignChange, type Comparison, GUARDS, type GuardName } from './questions/comparison.js';
export { type PrepareOptions, prepareQuestion } from './questions/prepare-question.js';
export type { Head, Question } from './questions/question.js';
