import type { Decider } from '../decision/decider.js';
import type { GuardName } from '../questions/comparison.js';
import { type Candidate, featuresOf, type OpenCandidate } from './candidates.js';
import type { HitBy, MissReason } from './look-up.js';

/** What the candidates of one question come to. */
export interface Evaluation<Value> {
  /** Nearest first. */
  readonly candidates: readonly Candidate<Value>[];
  /** The one whose answer may be given. */
  readonly served?: { readonly candidate: Candidate<Value>; readonly by: HitBy };
  /** The nearest that neither a guard refuses nor a rule explains. */
  readonly open?: OpenCandidate<Value>;
  /** Where none is served. */
  readonly reason: MissReason;
  /** What forbids the nearest one. */
  readonly guard?: GuardName;
}

/** What decides. */
export interface EvaluationRules {
  /** Least similarity of what is served by its probability. */
  readonly similarityFloor: number;
  readonly decider: Decider;
  /** Least similarity of anything that is served. */
  readonly minSimilarity: number;
}

/** The first that is explained serves, else the nearest open one where the decider says so. */
export function evaluate<Value>(candidates: readonly Candidate<Value>[], rules: EvaluationRules): Evaluation<Value> {
  const { minSimilarity, similarityFloor, decider } = rules;
  const explained = candidates.filter(({ comparison }) => comparison.verdict === 'explained');
  const served = explained.find(({ similarity }) => similarity >= minSimilarity);
  if (served !== undefined) return { candidates, served: { candidate: served, by: 'explained' }, reason: 'shadow' };
  const open = openOf(candidates, decider);
  const isSure = open?.decision.serve === true && open.similarity >= similarityFloor;
  if (isSure && open.similarity >= minSimilarity) {
    return { candidates, open, served: { candidate: open, by: 'probability' }, reason: 'shadow' };
  }
  const base = { candidates, ...(open && { open }) };
  if (isSure || explained.length > 0) return { ...base, reason: 'threshold' };
  const [nearest] = candidates;
  if (nearest === undefined) return { ...base, reason: 'no-candidate' };
  if (nearest.comparison.verdict !== 'refused') return { ...base, reason: 'bound' };
  return { ...base, reason: 'refused', guard: nearest.comparison.guard };
}

function openOf<Value>(candidates: readonly Candidate<Value>[], decider: Decider): OpenCandidate<Value> | undefined {
  const open = candidates.find(({ comparison }) => comparison.verdict === 'open');
  if (open === undefined) return undefined;
  const features = featuresOf(open, candidates);
  return { ...open, features, decision: decider.decide(features) };
}
