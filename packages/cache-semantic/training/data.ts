import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OWN_QUESTIONS } from './own-questions.js';
import { type Paraphrase, topicsOf } from './paraphrases.js';

/** A question, and what its answer is about. */
export interface Asked {
  readonly text: string;
  readonly topic: string;
}

/** The data, by source. */
export interface Data {
  readonly banking: readonly Asked[];
  readonly paraphrases: readonly Asked[];
  readonly own: readonly Asked[];
}

/** The root of the repository, from where this file is built. */
export const ROOT = fileURLToPath(new URL('../../../../../', import.meta.url));

/** Undefined, and a word about it, where the development data is not there. */
export function readData(): Data | undefined {
  const folder = process.env.ISARTOR_BENCH_DATA ?? join(ROOT, '../shared/data');
  const banking = join(folder, 'banking77/train.csv');
  const pairs = join(folder, 'similar_questions/pairs.json');
  if (!existsSync(banking) || !existsSync(pairs)) {
    process.stdout.write(`Skipped: no development data in ${folder} (ISARTOR_BENCH_DATA).\n`);
    return undefined;
  }
  return {
    banking: readCsv(readFileSync(banking, 'utf8')),
    paraphrases: readPairs(JSON.parse(readFileSync(pairs, 'utf8'))),
    own: OWN_QUESTIONS.flatMap((texts, topic) => texts.map((text) => ({ text, topic: `own ${topic}` }))),
  };
}

const ROW = /(?:^|\n)(?:"((?:[^"]|"")*)"|([^",\n][^,\n]*)),([^,\n\r]+)/g;

/** Two columns; texts with commas or line feeds are quoted, quotes in them doubled. */
function readCsv(csv: string): readonly Asked[] {
  return [...csv.matchAll(ROW)]
    .slice(1)
    .map((row) => ({ text: row[1]?.replaceAll('""', '"') ?? row[2] ?? '', topic: row[3] ?? '' }));
}

/** The originals, then what paraphrases them. */
function readPairs(pairs: readonly Paraphrase[]): readonly Asked[] {
  const topics = topicsOf(pairs);
  const asked = (side: keyof Paraphrase): readonly Asked[] =>
    pairs.map((pair, index) => ({ text: pair[side], topic: topics[index] ?? '' }));
  return [...asked('origin'), ...asked('similar')];
}
