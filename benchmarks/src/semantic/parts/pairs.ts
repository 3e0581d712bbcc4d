import { leftOut } from '../data/bench-data.js';
import type { PairSet } from '../data/pair-set.js';
import { readHardPairs } from '../data/read-hard-pairs.js';
import { readRepositoryPairs } from '../data/read-repository-pairs.js';
import { readSimilarQuestions } from '../data/read-similar-questions.js';
import type { Bench, Part } from '../part.js';
import { askPairs } from '../replay/ask-pairs.js';
import { askSimilar, type SimilarOutcome } from '../replay/ask-similar.js';
import { THRESHOLD_HEADS, THRESHOLDS } from '../replay/thresholds.js';
import { markdownTable } from '../report/markdown-table.js';
import { pairTables } from '../report/pair-tables.js';
import { percent } from '../report/percent.js';

const WORDS = `Each pair has a partition of its own: its first question is stored by the engine, its second one asked. The vectors are
those of the packaged model, made one text at a time; \`cosine\` is what a cache would do that takes whatever is at least so
similar, by the same vectors. In brackets: Wilson's interval of 95 %. Nothing is checked at random (\`shadowRate\` is 0). What was held out was not looked at while
rules were written. A kind of fewer than 20 pairs has no verdict.`;

/** Pairs of questions, and what a cache makes of them. */
export const pairsPart: Part = {
  title: 'Pairs of questions',
  async run(bench) {
    const hard = bench.data === undefined ? undefined : readHardPairs(bench.data);
    const sets = [...(await readRepositoryPairs()), ...(hard ?? [])];
    const sources = [...new Set(sets.map(({ source }) => source))];
    const blocks: string[] = [WORDS];
    for (const source of sources) blocks.push(await sourceBlock(bench, source, sets));
    if (hard === undefined) blocks.push(leftOut('hard_pairs'));
    blocks.push(await similarBlock(bench));
    return { text: blocks.join('\n\n') };
  },
};

async function sourceBlock({ embedder }: Bench, source: string, sets: readonly PairSet[]): Promise<string> {
  const asked = await askPairs(
    embedder,
    sets.filter((set) => set.source === source),
  );
  const unsuitable = asked.flatMap(({ outcomes }) => outcomes).filter(({ similarity }) => similarity === undefined);
  const words =
    unsuitable.length === 0 ? '' : `${unsuitable.length} pairs have a text that the model does not take: no hit.\n\n`;
  return `### Pairs: ${source}\n\n${words}${pairTables(asked)}`.trimEnd();
}

async function similarBlock({ embedder, data }: Bench): Promise<string> {
  const all = data === undefined ? undefined : readSimilarQuestions(data);
  if (all === undefined) return leftOut('similar_questions');
  const outcomes = await askSimilar(embedder, all);
  return `### Paraphrases: similar_questions

All ${all.length} originals are stored in one partition, then each paraphrase is asked: in percent, how many found an answer, and how
many of them another sentence's. Sentences that differ in letters and signs only are one; some others mean the same, too.

${similarTable(outcomes)}`;
}

function similarTable(outcomes: readonly SimilarOutcome[]): string {
  const count = (passes: (outcome: SimilarOutcome) => boolean): string =>
    percent(outcomes.filter(passes).length, outcomes.length);
  const near = (isRight: boolean): readonly string[] =>
    THRESHOLDS.map((threshold) =>
      count(({ nearest }) => nearest !== undefined && nearest.isRight === isRight && nearest.similarity >= threshold),
    );
  return markdownTable(
    ['', 'Isartor', ...THRESHOLD_HEADS],
    [
      ['the right answer', count(({ served }) => served === 'right'), ...near(true)],
      ['a wrong answer', count(({ served }) => served === 'wrong'), ...near(false)],
    ],
  );
}
