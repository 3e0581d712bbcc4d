import type { BenignChange, GuardName } from '../questions/comparison.js';
import type { AnswerFacts } from './asked.js';

/** By what an answer was found. */
export type HitBy =
  /** The very question. */
  | 'same'
  /** The very question, whose answer was found to be another's. */
  | 'alias'
  /** Every difference to a stored question is one that changes nothing. */
  | 'explained'
  /** The answer is right with a probability that clears the target. */
  | 'probability';

/** Why there was no answer. */
export type MissReason =
  /** Nothing is stored in the partition: nothing was embedded. */
  | 'empty'
  /** Too long for the embedder, or in a language that it does not know. */
  | 'unsuitable'
  /** The embedder turned the question away, or the index did. */
  | 'busy'
  /** The embedder is starting or down, or what is shared with other processes cannot be trusted at the moment. */
  | 'unavailable'
  /** Nothing near enough was stored. */
  | 'no-candidate'
  /** A guard forbids the nearest one. */
  | 'refused'
  /** The nearest one is right with too little certainty. */
  | 'bound'
  /** It would have served, but the caller asks for more similarity. */
  | 'threshold'
  /** It would have served, but the decision is checked. */
  | 'shadow';

/** What a look-up tells of its way, hit or not. */
export interface LookUpFacts {
  /** Stored questions that were compared with this one. */
  readonly entriesScanned: number;
  /** Least similarity of what is served by its probability. */
  readonly threshold: number;
}

/** An answer. */
export interface SemanticHit<Value> extends LookUpFacts {
  readonly outcome: 'hit';
  /** Shared with every other reader: it must not be changed. */
  readonly value: Value;
  readonly by: HitBy;
  /** Cosine of the two questions. */
  readonly similarity: number;
  /** Most that the share of wrong answers may be at this probability; where it was asked for. */
  readonly bound?: number;
  /** The differences of an explained one. */
  readonly changes?: readonly BenignChange[];
  /** Whole seconds since the answer was stored. */
  readonly ageSeconds: number;
  /** Whole seconds for which it may be served. */
  readonly ttlSeconds: number;
}

/** What became of an answer that was handed in. */
export interface Settled {
  /** An entry of its own, another question for an entry that is there, or nothing. */
  readonly stored: 'entry' | 'alias' | 'nothing';
  /** What was learnt of the nearest stored answer. */
  readonly label?: 'right' | 'wrong';
  /** Entries that had to go. */
  readonly evicted: number;
  /** Entries that are there now. */
  readonly sizeAfter: number;
}

/** No answer. */
export interface SemanticMiss<Value> extends LookUpFacts {
  readonly outcome: 'miss';
  readonly reason: MissReason;
  /** Cosine of the nearest stored question. */
  readonly similarity?: number;
  /** What forbids the nearest one, of reason `refused`. */
  readonly guard?: GuardName;
  /** Of reasons `bound` and `shadow`, where it was asked for. */
  readonly bound?: number;
  /**
   * Takes the answer that was found elsewhere: learns from it whether the nearest stored one is right, and stores it. To
   * be called once, off the way of the request; it never rejects.
   */
  settle(value: Value, facts?: AnswerFacts): Promise<Settled>;
}

/** What a look-up comes to. */
export type LookUp<Value> = SemanticHit<Value> | SemanticMiss<Value>;
