/** Where an entry stands among the purges. */
export interface Stamp {
  readonly epoch: string;
  /** Number of the last purge that was known when the value was begun. */
  readonly sequence: number;
}
