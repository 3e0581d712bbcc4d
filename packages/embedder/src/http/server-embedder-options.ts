import type { Secret } from '@isartor/core';

/** Settings that embedders of all servers have. */
export interface ServerEmbedderOptions {
  readonly url: string;
  /** Sent as a bearer token; it is in no error and no health. */
  readonly apiKey?: string | Secret;
  /** Numbers in a vector. Without it the first vector tells, and until then `dimensions` is 0. */
  readonly dimensions?: number;
  /** `english` (the default): a text in another language is unsuitable. `any`: the server's model knows them all. */
  readonly language?: 'english' | 'any';
  /** Texts of more characters are too long, and not sent. */
  readonly maxCharacters?: number;
  /** Milliseconds that a call may take, its wait included. By default 250. */
  readonly timeoutMs?: number;
  /** Calls at once. By default 8. */
  readonly maxConcurrent?: number;
  /** Calls that may wait beside them; more are turned away. By default 64. */
  readonly maxWaiting?: number;
}
