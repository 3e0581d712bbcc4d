import type { QuestionComparer, SemanticCacheOptions } from '@isartor/cache-semantic';
import { leftOut } from '../data/bench-data.js';
import { type BankingQuestion, readBanking } from '../data/read-banking.js';
import { shuffled } from '../draw.js';
import type { Bench, Part } from '../part.js';
import type { BankingRun, BankingRuns } from '../replay/banking-runs.js';
import { createCache, ENGLISH } from '../replay/create-cache.js';
import { allLabels, type BankingAnswer, type Labels, NO_LABELS } from '../replay/labels.js';
import { rememberingComparer } from '../replay/remembering-comparer.js';
import { type Replayed, replay } from '../replay/replay.js';
import { createReplayIndex } from '../replay/replay-index.js';
import { createSimilarities, type Similarities } from '../replay/similarities.js';
import { NO_GUARDS, similarityAlone } from '../replay/similarity-alone.js';
import { THRESHOLDS } from '../replay/thresholds.js';
import { vectorOf } from '../replay/vector-of.js';
import { bankingPicture } from '../report/banking-picture.js';
import { bankingTable } from '../report/banking-table.js';

/** Shares of wrong answers that the engine is told to keep to. */
const TARGETS = [0.01, 0.02, 0.05] as const;

/** A stream of bank customers' questions, and how many are answered from the cache, and how many of them wrongly. */
export const bankingPart: Part = {
  title: 'A stream of banking questions, through the engine',
  async run(bench) {
    const rows = bench.data === undefined ? undefined : readBanking(bench.data);
    if (rows === undefined) return { text: leftOut('banking77') };
    const ground = await prepare(bench, rows);
    const ours: BankingRun[] = [];
    for (const labels of await allLabels()) {
      for (const maxErrorRate of TARGETS) {
        const judge = labels.createJudge?.();
        const replayed = await run(ground, labels, { maxErrorRate, ...(judge && { judge }) });
        ours.push({ labels: labels.name, setting: maxErrorRate, replayed });
      }
    }
    const withGuards = await thresholds(ground, {});
    const withoutGuards = await thresholds(ground, { comparer: NO_GUARDS });
    const runs: BankingRuns = { ours, withGuards, withoutGuards };
    return {
      text: `${wordsOf(ground, rows.length - ground.questions.length)}\n\n${bankingTable(runs)}`,
      picture: {
        name: 'semantic-cache.svg',
        title: 'Hit rate against the share of wrong hits: Isartor by its targets, cosine by its thresholds',
        svg: bankingPicture(runs),
      },
    };
  },
};

interface Ground {
  readonly bench: Bench;
  readonly questions: readonly BankingQuestion[];
  readonly similarities: Similarities;
  readonly comparer: QuestionComparer<unknown>;
}

type Settings = Partial<SemanticCacheOptions<BankingAnswer>>;

async function prepare(bench: Bench, rows: readonly BankingQuestion[]): Promise<Ground> {
  const questions: BankingQuestion[] = [];
  const vectors: Float32Array[] = [];
  for (const question of shuffled(rows, bench.seed)) {
    const vector = await vectorOf(bench.embedder, question.text);
    if (vector === undefined) continue;
    questions.push(question);
    vectors.push(vector);
  }
  return { bench, questions, similarities: createSimilarities(vectors), comparer: rememberingComparer(ENGLISH) };
}

function run(ground: Ground, labels: Labels, settings: Settings): Promise<Replayed> {
  const { questions, similarities, comparer } = ground;
  const { embedder } = ground.bench;
  const index = createReplayIndex(embedder.dimensions, similarities);
  return replay(
    createCache<BankingAnswer>({ embedder, index, comparer, textOf: ({ text }) => text, ...settings }),
    questions,
    labels.answerTo,
  );
}

async function thresholds(ground: Ground, settings: Settings): Promise<readonly BankingRun[]> {
  const runs: BankingRun[] = [];
  for (const threshold of THRESHOLDS) {
    const decider = similarityAlone(threshold);
    const fixed = { ...settings, decider, similarityFloor: threshold, shadowRate: 0 };
    runs.push({ labels: '', setting: threshold, replayed: await run(ground, NO_LABELS, fixed) });
  }
  return runs;
}

function wordsOf({ questions, bench }: Ground, unsuitable: number): string {
  return `banking77/train.csv: ${questions.length} questions of 77 categories in a random order (seed ${bench.seed}), one after the other, in one partition.
${unsuitable} were left out because they are no English text for the embedder. A question that finds no answer is answered, judged and
stored; a hit is wrong when it has the answer of another category. All goes through the engine with its defaults (2 % of the
hits are checked and count as misses); neighbours are found exactly. With labels \`none\` and \`perfect\`, a category has one text;
\`perfect\` is a judge that knows the category; \`judge\` is the product's own, which compares answers. They are worded in one of five
ways: \`alike\`, as they were while the judge was made, or \`freely\`, with little in common but the category. In brackets: Wilson's
interval of 95 %.`;
}
