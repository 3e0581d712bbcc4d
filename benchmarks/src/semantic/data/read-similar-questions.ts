import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A sentence and a paraphrase of it. */
export interface SimilarQuestions {
  readonly origin: string;
  readonly similar: string;
}

/** Undefined where they are not there. */
export function readSimilarQuestions(folder: string): readonly SimilarQuestions[] | undefined {
  const file = join(folder, 'similar_questions/pairs.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
