import type { Behaviour } from '@isartor/testing';

/** The agent's side of one session, and what the model says in it. */
export interface CodingSession {
  /** Counted from 1. */
  readonly turn: number;
  /** The body of the next request; the same until the session goes on. */
  body(stream: boolean): string;
  /** What the model answers to it. */
  answer(): Behaviour;
  /** Takes that answer in, and what the tools gave. */
  goOn(): void;
  /** Takes in that the user stopped the answer, and what was said instead. */
  interrupt(): void;
}
