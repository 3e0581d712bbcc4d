import type { CandidateFeatures } from '../src/decision/decider.js';
import type { Judgement } from '../src/judge/judgement.js';
import { createRandom } from './random.js';
import type { Near, Stream } from './stream.js';

/** What decides and learns in a replay. */
export interface Policy {
  serve(features: CandidateFeatures): boolean;
  learn?(features: CandidateFeatures, isRight: boolean): void;
}

/** What a replay does besides. */
export interface ReplayOptions {
  readonly guards: boolean;
  readonly shadowRate?: number;
  readonly seed?: number;
  /** Whether a new answer gets the key of any neighbour's that the judge finds the same. */
  readonly sharesKeys?: boolean;
  /** The answer of each question; by default its topic. */
  readonly answers?: readonly string[];
  /** What is said of two answers; by default whether they are of one topic. */
  readonly judge?: (stored: number, fresh: number) => Judgement;
}

/** A candidate that was decided on. */
export interface Observation {
  readonly features: CandidateFeatures;
  readonly isRight: boolean;
}

/** What came of a replay. */
export interface Replayed {
  readonly asked: number;
  readonly hits: number;
  readonly wrong: number;
  /** Hits whose difference was explained, without the decider. */
  readonly explained: number;
  readonly explainedWrong: number;
  readonly observations: readonly Observation[];
}

const NEIGHBOURS = 8;
const ABOUT_AS_CLOSE = 0.05;
const TEACHING_FLOOR = 0.6;

/** The layer's way with a question, on a stream: neighbours, guards, decision, and an entry or an alias for every miss. */
export function replay(stream: Stream, policy: Policy, options: ReplayOptions): Replayed {
  const { topics } = stream;
  const shelf = createShelf(stream, options.answers ?? topics);
  const random = createRandom(options.seed ?? 1);
  const judge = options.judge ?? ((stored, fresh) => (topics[stored] === topics[fresh] ? 'right' : 'wrong'));
  const observations: Observation[] = [];
  const counts = { hits: 0, wrong: 0, explained: 0, explainedWrong: 0 };

  const hit = (candidate: Near, index: number, by: 'explained' | 'probability'): void => {
    const error = topics[candidate.index] === topics[index] ? 0 : 1;
    counts.hits += 1;
    counts.wrong += error;
    if (by === 'probability') return;
    counts.explained += 1;
    counts.explainedWrong += error;
  };
  const learn = (candidate: Near, index: number, features: CandidateFeatures): number | undefined => {
    const judgement = candidate.similarity < TEACHING_FLOOR ? 'unknown' : judge(candidate.index, index);
    if (judgement === 'unknown') return undefined;
    shelf.note(candidate, judgement === 'right');
    policy.learn?.(features, judgement === 'right');
    return judgement === 'right' ? candidate.index : undefined;
  };
  const sameAnswer = (index: number, stored: readonly Near[]): number | undefined =>
    options.sharesKeys === true
      ? stored.find((one) => one.similarity >= TEACHING_FLOOR && judge(one.index, index) === 'right')?.index
      : undefined;
  const decide = (candidate: Near, index: number, stored: readonly Near[]): void => {
    const features = shelf.featuresOf(candidate, stored);
    observations.push({ features, isRight: topics[candidate.index] === topics[index] });
    const isServed = policy.serve(features) && random() >= (options.shadowRate ?? 0.02);
    if (isServed) hit(candidate, index, 'probability');
    else shelf.store(index, learn(candidate, index, features) ?? sameAnswer(index, stored));
  };
  for (const index of topics.keys()) {
    const stored = shelf.nearest(index);
    const verdicts = stored.map((one) => (options.guards ? stream.compare(index, one.index) : 'open'));
    const explained = stored[verdicts.indexOf('explained')];
    if (explained !== undefined) {
      hit(explained, index, 'explained');
      continue;
    }
    const candidate = stored[verdicts.indexOf('open')];
    if (candidate === undefined) shelf.store(index);
    else decide(candidate, index, stored);
  }
  return { asked: topics.length, ...counts, observations };
}

interface Shelf {
  /** The nearest that are stored. */
  nearest(index: number): readonly Near[];
  featuresOf(candidate: Near, all: readonly Near[]): CandidateFeatures;
  note(candidate: Near, isRight: boolean): void;
  /** With the answer of its own, or as an alias. */
  store(index: number, aliasOf?: number): void;
}

function createShelf({ topics, near }: Stream, answers: readonly string[]): Shelf {
  const keys: (string | undefined)[] = [];
  const right = new Int32Array(topics.length);
  const wrong = new Int32Array(topics.length);
  return {
    nearest: (index) => (near[index] ?? []).filter((one) => keys[one.index] !== undefined).slice(0, NEIGHBOURS),
    featuresOf(candidate, all) {
      const { index, similarity } = candidate;
      const other = all.find((one) => keys[one.index] !== keys[index]);
      const isClose = (one: Near): boolean => Math.abs(one.similarity - similarity) <= ABOUT_AS_CLOSE;
      return {
        similarity,
        margin: other === undefined ? 2 : similarity - other.similarity,
        right: right[index] ?? 0,
        wrong: wrong[index] ?? 0,
        neighbours: all.filter((one) => one !== candidate && isClose(one)).length,
      };
    },
    note({ index }, isRight) {
      const record = isRight ? right : wrong;
      record[index] = (record[index] ?? 0) + 1;
    },
    store(index, aliasOf = index) {
      keys[index] = keys[aliasOf] ?? answers[index] ?? '';
    },
  };
}
