/** Why an embedder did not answer. */
export type EmbedderFault =
  /** It has not been able to answer yet. */
  | 'starting'
  /** It cannot answer now. */
  | 'down'
  /** Too many calls wait, or the one before is late. */
  | 'busy'
  /** It took longer than a call may. */
  | 'timeout'
  /** It answered with an error, or with what is no vector. */
  | 'reply'
  /** It was closed. */
  | 'closed';

/** A call to an embedder that failed. Its message repeats no text, no key and no address. */
export class EmbedderError extends Error {
  override readonly name = 'EmbedderError';
  readonly fault: EmbedderFault;
  /** A few words, as in the embedder's health. */
  readonly reason: string;

  constructor(fault: EmbedderFault, reason: string) {
    super(`There is no embedding: ${reason}`);
    this.fault = fault;
    this.reason = reason;
  }
}
