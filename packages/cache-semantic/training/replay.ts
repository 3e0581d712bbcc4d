import type { CandidateFeatures } from '../src/decision/decider.js';
import type { Judgement } from '../src/judge/judgement.js';
import { createRandom } from './random.js';
import { createShelf, type Shelf } from './shelf.js';
import type { Near, Stream } from './stream.js';

/** What decides and learns in a replay. */
export interface Policy {
  serve(features: CandidateFeatures): boolean;
  learn?(features: CandidateFeatures, isRight: boolean): void;
  notice?(features: CandidateFeatures): void;
  believes?(features: CandidateFeatures): boolean;
}

/** What a replay does besides. */
export interface ReplayOptions {
  readonly guards: boolean;
  /** By default 0.02. */
  readonly shadowRate?: number;
  readonly seed?: number;
  /** The answer of each question; by default its topic. */
  readonly answers?: readonly string[];
  /** What is said of two answers; by default whether they are of one topic. */
  readonly judge?: (stored: number, fresh: number) => Judgement;
  /** What users say of hits; by default nothing. */
  readonly feedback?: (stored: number, asked: number) => Judgement;
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

/** What was found for a question. */
interface Found {
  readonly index: number;
  /** Up to one that is explained. */
  readonly stored: readonly Near[];
  readonly candidate: Near | undefined;
  /** Of a candidate that is not explained. */
  readonly features?: CandidateFeatures;
  readonly served: boolean;
}

interface Hit extends Found {
  readonly candidate: Near;
}

const TEACHING_FLOOR = 0.6;

/** The engine's way with the questions of a stream: neighbours, guards, decision, checks, and what a miss teaches and stores. */
export function replay(stream: Stream, policy: Policy, options: ReplayOptions): Replayed {
  const { topics } = stream;
  const shelf = createShelf(stream, options.answers ?? topics);
  const random = createRandom(options.seed ?? 1);
  const settle = createSettling(stream, { shelf, policy, options });
  const observations: Observation[] = [];
  const counts = { hits: 0, wrong: 0, explained: 0, explainedWrong: 0 };

  const find = (index: number): Found => {
    const nearest = shelf.nearest(index);
    const verdicts = nearest.map((one) => (options.guards ? stream.compare(index, one.index) : 'open'));
    const place = verdicts.indexOf('explained');
    if (place >= 0) return { index, stored: nearest.slice(0, place + 1), candidate: nearest[place], served: true };
    const candidate = nearest[verdicts.indexOf('open')];
    if (candidate === undefined) return { index, stored: nearest, candidate, served: false };
    const features = shelf.featuresOf(candidate, nearest);
    observations.push({ features, isRight: topics[shelf.sourceOf(candidate.index)] === topics[index] });
    policy.notice?.(features);
    return { index, stored: nearest, candidate, features, served: policy.serve(features) };
  };
  const tell = ({ candidate, features }: Hit, said: Judgement): void => {
    if (said === 'unknown') return;
    if (features !== undefined) policy.learn?.(features, said === 'right');
    shelf.note(candidate.index, said === 'right');
    if (said === 'wrong') shelf.remove(candidate.index);
  };
  const hit = (found: Hit): void => {
    const { index, candidate, features } = found;
    const source = shelf.sourceOf(candidate.index);
    const error = topics[source] === topics[index] ? 0 : 1;
    counts.hits += 1;
    counts.wrong += error;
    if (features === undefined) counts.explained += 1;
    if (features === undefined) counts.explainedWrong += error;
    tell(found, options.feedback?.(source, index) ?? 'unknown');
  };
  for (const index of topics.keys()) {
    const found = find(index);
    const { candidate } = found;
    const isHit = candidate !== undefined && found.served && random() >= (options.shadowRate ?? 0.02);
    if (isHit) hit({ ...found, candidate });
    else settle(found);
  }
  return { asked: topics.length, ...counts, observations };
}

interface SettlingParts {
  readonly shelf: Shelf;
  readonly policy: Policy;
  readonly options: ReplayOptions;
}

/** What becomes of the answer that a question got elsewhere. */
function createSettling({ topics }: Stream, { shelf, policy, options }: SettlingParts): (found: Found) => void {
  const answers = options.answers ?? topics;
  const judge = options.judge ?? ((stored, fresh) => (topics[stored] === topics[fresh] ? 'right' : 'wrong'));

  const learn = ({ candidate, features, served }: Found, verdict: Judgement): boolean => {
    if (candidate === undefined || verdict === 'unknown') return false;
    if (features !== undefined) policy.learn?.(features, verdict === 'right');
    shelf.note(candidate.index, verdict === 'right');
    const isAlias = shelf.sourceOf(candidate.index) !== candidate.index;
    if (verdict === 'wrong' && served && isAlias) shelf.remove(candidate.index);
    return verdict === 'right' && (features === undefined || policy.believes?.(features) !== false);
  };
  return (found) => {
    const { index, stored, candidate } = found;
    const known = new Map<number, Judgement>();
    const verdictOf = ({ index: near, similarity }: Near): Judgement => {
      if (similarity < TEACHING_FLOOR) return 'unknown';
      const source = shelf.sourceOf(near);
      const verdict = known.get(source) ?? judge(source, index);
      known.set(source, verdict);
      return verdict;
    };
    const isAlias = learn(found, candidate === undefined ? 'unknown' : verdictOf(candidate));
    if (isAlias && candidate !== undefined) return shelf.storeAlias(index, candidate.index);
    const isEqual = stored.some((one) => shelf.keyOf(one.index) === answers[index]);
    const same = isEqual ? undefined : stored.find((one) => verdictOf(one) === 'right');
    shelf.storeEntry(index, same && shelf.keyOf(same.index));
  };
}
