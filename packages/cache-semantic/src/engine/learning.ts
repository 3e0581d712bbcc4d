import type { CandidateFeatures, Decider } from '../decision/decider.js';
import type { Entries } from '../entries/entries.js';
import { isSource } from '../entries/entry.js';
import type { Judgement } from '../judge/judgement.js';
import { createRecentMap } from '../recent-map.js';
import type { Candidate, OpenCandidate } from './candidates.js';
import { type FalseHits, falseHitsOf } from './false-hits.js';

/** What learning is made of. */
export interface LearningOptions<Value> {
  readonly entries: Entries<Value>;
  readonly decider: Decider;
}

/** An answer that could have been given, and what was found elsewhere. */
export interface Lesson<Value> {
  readonly candidate: Candidate<Value> | OpenCandidate<Value>;
  /** It would have been given: the label tells how often hits are wrong. */
  readonly wouldHit: boolean;
  /** Whether the candidate's answer is right, as far as the judge can tell. */
  readonly verdict: Judgement;
}

/** What was learnt of a candidate. */
export interface Label {
  readonly verdict: 'right' | 'wrong';
  /** Whether it can be relied on so far that the candidate's answer may be given from now on. */
  readonly isSure: boolean;
}

/** Where labels come from and go to. */
export interface Learning<Value> {
  /** Undefined where nothing is learnt. */
  learn(lesson: Lesson<Value>): Label | undefined;
  /** Remembers a hit for the feedback on it. */
  note(requestId: string | undefined, candidate: Candidate<Value> | OpenCandidate<Value>): void;
  /** False where the request is not remembered (any more), or was judged before. */
  feedback(requestId: string, correct: boolean): boolean;
  falseHits(): FalseHits;
}

/** Decisions that are remembered for feedback. */
const REMEMBERED = 10_000;

/** Knows nothing yet. */
export function createLearning<Value>({ entries, decider }: LearningOptions<Value>): Learning<Value> {
  const decisions = createRecentMap<string, { readonly id: number; readonly features?: CandidateFeatures }>(REMEMBERED);
  const counts = { right: 0, wrong: 0 };

  const label = (id: number, features: CandidateFeatures | undefined, isRight: boolean): void => {
    if (features !== undefined) decider.learn(features, isRight);
    const entry = entries.table.get(id);
    if (entry !== undefined) entry[isRight ? 'right' : 'wrong'] += 1;
  };
  const featuresIn = (candidate: Candidate<Value> | OpenCandidate<Value>): CandidateFeatures | undefined =>
    'features' in candidate ? candidate.features : undefined;

  return {
    learn({ candidate, wouldHit, verdict }) {
      if (verdict === 'unknown') return undefined;
      const { entry } = candidate;
      const features = featuresIn(candidate);
      label(entry.id, features, verdict === 'right');
      if (wouldHit) counts[verdict] += 1;
      // The question that an alias is for was answered otherwise now; a source's own question was not asked.
      if (verdict === 'wrong' && wouldHit && !isSource(entry)) entries.remove(entry.id);
      return { verdict, isSure: features === undefined || decider.believes(features) };
    },
    note(requestId, candidate) {
      if (requestId === undefined) return;
      const features = featuresIn(candidate);
      decisions.set(requestId, { id: candidate.entry.id, ...(features && { features }) });
    },
    feedback(requestId, correct) {
      const decision = decisions.get(requestId);
      if (decision === undefined) return false;
      decisions.delete(requestId);
      label(decision.id, decision.features, correct);
      counts[correct ? 'right' : 'wrong'] += 1;
      if (!correct) entries.remove(decision.id);
      return true;
    },
    falseHits: () => falseHitsOf(counts.right, counts.wrong),
  };
}
