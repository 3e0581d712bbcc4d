/** A text as a vector of length 1, so that the dot product of two is the cosine of their angle; or why it is none. */
export type Embedding =
  | { readonly vector: Float32Array }
  /** `too-long`: the model would see a part of it only; `language`: the model does not know its language. */
  | { readonly unsuitable: 'too-long' | 'language' };

/** How an embedder is. */
export interface EmbedderHealth {
  /** It answers, it is starting, or it does not answer. */
  readonly state: 'ready' | 'starting' | 'down';
  /** Why it is not ready, in a few words; no text that was embedded. */
  readonly reason?: string;
  /** Calls that wait for their turn. */
  readonly waiting: number;
  /** Calls that were turned away because too many waited. */
  readonly turnedAway: number;
}

/** Turns texts into vectors. Starts by itself when it is made or first used, and again when it broke. */
export interface Embedder {
  /** Names model, version and whatever else changes the vectors: those of different ids are never compared. */
  readonly id: string;
  readonly dimensions: number;
  /**
   * Rejects while it cannot answer, when too many wait, when the call takes longer than it may, and when `signal` aborts.
   * A vector that comes back is of the right length, finite and normalised.
   */
  embed(text: string, signal: AbortSignal): Promise<Embedding>;
  health(): EmbedderHealth;
  /** Lets go of processes and connections. May be called twice. */
  close(): Promise<void>;
}
