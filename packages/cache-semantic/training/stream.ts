import { compareQuestions } from '../src/questions/compare-questions.js';
import type { Comparison } from '../src/questions/comparison.js';
import { prepareQuestion } from '../src/questions/prepare-question.js';
import type { Question } from '../src/questions/question.js';
import { dotProduct } from '../src/vectors/dot-product.js';
import type { Asked } from './data.js';
import { embedAll, knownWords } from './embed.js';
import { createRandom, shuffled } from './random.js';

/** An earlier question of a stream. */
export interface Near {
  readonly index: number;
  readonly similarity: number;
}

/** Questions in the order in which they come, with the earlier ones that are near each, nearest first. */
export interface Stream {
  readonly topics: readonly string[];
  readonly near: readonly (readonly Near[])[];
  /** What the difference between two of them comes to. */
  compare(one: number, other: number): Comparison['verdict'];
}

/** Earlier questions that are kept for each: most of them are aliases or hits and not stored. */
const KEPT = 96;
const MIN_SIMILARITY = 0.3;

/** Makes streams of questions that are embedded together. */
export interface Streams {
  /** The questions whose topic passes, in an order that the seed determines. */
  make(seed: number, passes: (topic: string) => boolean): Stream;
  /** The same in the order in which they were given. */
  inOrder(passes: (topic: string) => boolean): Stream;
}

/** Embeds and prepares what all streams are made of. */
export async function createStreams(asked: readonly Asked[]): Promise<Streams> {
  const vectors = await embedAll(asked.map(({ text }) => text));
  const words = knownWords();
  const all: readonly Member[] = asked.map(({ text, topic }, index) => ({
    topic,
    question: prepareQuestion(text, { knownWords: words }),
    vector: vectors.subarray(index * 384, (index + 1) * 384),
  }));
  const passing = (passes: (topic: string) => boolean) => all.filter(({ topic }) => passes(topic));
  return {
    make: (seed, passes) => streamOf(shuffled(passing(passes), seed)),
    inOrder: (passes) => streamOf(passing(passes)),
  };
}

interface Member {
  readonly topic: string;
  readonly question: Question;
  readonly vector: Float32Array;
}

function streamOf(members: readonly Member[]): Stream {
  return {
    topics: members.map(({ topic }) => topic),
    near: members.map(({ vector }, index) => nearestOf(vector, members.slice(0, index))),
    compare: rememberingVerdicts(members.map(({ question }) => question)),
  };
}

/** Many replays compare the same questions. */
function rememberingVerdicts(questions: readonly Question[]): Stream['compare'] {
  const known = new Map<number, Comparison['verdict']>();
  return (one, other) => {
    const key = one * questions.length + other;
    const [left, right] = [questions[one], questions[other]];
    if (left === undefined || right === undefined) return 'open';
    const verdict = known.get(key) ?? compareQuestions(left, right).verdict;
    known.set(key, verdict);
    return verdict;
  };
}

function nearestOf(vector: Float32Array, earlier: readonly { readonly vector: Float32Array }[]): readonly Near[] {
  let kept: Near[] = [];
  let least = MIN_SIMILARITY;
  for (const [index, other] of earlier.entries()) {
    const similarity = dotProduct(vector, other.vector, 0);
    if (similarity <= least) continue;
    kept.push({ index, similarity });
    if (kept.length < 2 * KEPT) continue;
    kept = nearestFirst(kept);
    least = kept.at(-1)?.similarity ?? least;
  }
  return nearestFirst(kept);
}

const nearestFirst = (near: readonly Near[]): Near[] =>
  [...near].sort((left, right) => right.similarity - left.similarity).slice(0, KEPT);

/** Topics about payments: what is left are cards and accounts. The halves hold few questions that are near each other. */
const PAYMENTS =
  /transfer|top_up|topping|payment|cash|charge|exchange|refund|balance|receiving|beneficiary|transaction|fiat/i;

/** The two halves of the banking topics. */
export const HALVES: Readonly<Record<'payments' | 'cards', (topic: string) => boolean>> = {
  payments: (topic) => PAYMENTS.test(topic),
  cards: (topic) => !PAYMENTS.test(topic),
};

/** Shares of the questions from which streams are made that hold few of any topic, and seeds for them. */
const SPARSE: readonly (readonly [share: number, seed: number])[] = [0.015, 0.03, 0.06].flatMap((share) =>
  [1, 2, 3, 4].map((seed) => [share, seed] as const),
);

/** Streams as a young cache gets them, or one of questions that are seldom asked twice. */
export function sparse(streams: Streams, passes: (topic: string) => boolean = () => true): readonly Stream[] {
  return SPARSE.map(([share, seed]) => {
    const random = createRandom(1000 * share + seed);
    return streams.make(seed, (topic) => passes(topic) && random() < share);
  });
}
