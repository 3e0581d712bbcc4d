import type { BenignChange, GuardName } from '@isartor/cache-semantic';
import type { WireFormat } from '@isartor/core';

/** What a layer would do: answer, hand on, or not be asked at all. */
export interface LayerReport {
  readonly layer: 'l1a' | 'l1b' | 'l2' | 'l2.5' | 'l3';
  readonly would: 'hit' | 'pass' | 'skip';
  readonly reason: string;
}

/** A stored question that is like the one asked; of the caller's own scope, and without its text. */
export interface CandidateReport {
  /** The entry's number in this process. */
  readonly entry: number;
  readonly similarity: number;
  readonly verdict: 'explained' | 'refused' | 'open';
  /** That the answer is right; null where nothing was calculated. */
  readonly probability: number | null;
  /** Most that the share of wrong answers may be if all that is as probable is served; null where there is no model of it. */
  readonly bound: number | null;
  /** The differences of an explained one, which change nothing. */
  readonly explained_by: readonly BenignChange[];
  /** The guards that forbid it, the one that decides first. */
  readonly refused_by: readonly GuardName[];
}

/** What the semantic cache would come to if it was asked, whatever the layers above it have. */
export interface SemanticReport {
  /** `skip`: the request leaves it out; `bypass`: it may not look anything up. */
  readonly decision: 'hit' | 'miss' | 'exact-only' | 'skip' | 'bypass' | 'unavailable' | 'disabled';
  readonly reason: string;
  /** Of the candidate that the decision rests on; null where it rests on none. */
  readonly bound: number | null;
  /** Most that `bound` may be: `cache_semantic.max_error_rate`. */
  readonly max_error_rate: number;
  /**
   * Least similarity of an open one that is served: `similarity_threshold`, what the caller asks, and for an embedder of
   * which nothing is known `cache_semantic.uncalibrated_threshold`, whichever is most.
   */
  readonly similarity_threshold: number;
  /** Nearest first, at most eight. */
  readonly candidates: readonly CandidateReport[];
}

/** What `POST /v1/explain` answers: which layer would answer a request, and why. */
export interface ExplainReport {
  readonly dialect: WireFormat;
  /** As it was asked for; where it was not, the one that serves. */
  readonly model: string;
  readonly scope: { readonly tenant: string; readonly session: string | null; readonly namespace: string | null };
  /** What purges and spans call the request; null where it may not be cached, or not by similarity. */
  readonly keys: { readonly exact: string | null; readonly partition: string | null };
  readonly layers: readonly LayerReport[];
  readonly semantic: SemanticReport;
  /** Not in this version. */
  readonly router: { readonly state: 'not_built' };
  readonly optimizer: { readonly bytes_saved: 0; readonly strategy: null; readonly diff: null };
  /** What serves the request where no layer does. */
  readonly provider: { readonly name: string; readonly model: string };
}
