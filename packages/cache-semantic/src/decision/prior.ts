import type { Matrix } from './matrix.js';
import type { Standard } from './standard.js';
import type { Terms } from './terms.js';

/** What is known of an embedder's similarities before there are labels. */
export interface Prior {
  /** Id of the embedder that it was made with; for no other does it say anything. */
  readonly embedderId: string;
  /** What it was fitted on. */
  readonly provenance: string;
  readonly standard: Standard;
  /** Weights of a constant and of the standardised terms, for the log-odds that the candidate's answer is right. */
  readonly weights: readonly number[];
  /** How sure the weights are: what one observation tells of them (Fisher's information). */
  readonly information: Matrix;
  /** Observations that the prior counts as beside own labels. */
  readonly observations: number;
  /** Cosine of two answers from which on they are mostly one in different words. */
  readonly sameAnswerFrom: number;
  /** Terms of candidates as they come, a sample without order. */
  readonly traffic: readonly Terms[];
}
