import { allRefusals } from './all-refusals.js';
import type { QuestionComparer } from './question-comparer.js';
import { compareQuestions } from './questions/compare-questions.js';
import { type PrepareOptions, prepareQuestion } from './questions/prepare-question.js';
import type { Question } from './questions/question.js';

/** Compares by rules for English; of texts in other languages it explains differences of case and spacing only. */
export function englishQuestions(options: PrepareOptions = {}): QuestionComparer<Question> {
  return { prepare: (text) => prepareQuestion(text, options), compare: compareQuestions, refusals: allRefusals };
}
