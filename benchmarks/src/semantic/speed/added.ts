import { median, percentiles } from '../../load/percentiles.js';
import type { ChatAnswer } from '../gateway/ask-chat.js';
import type { Round } from './gateways.js';

/** What the semantic cache adds to a miss. */
export interface Added {
  /** Median over rounds of the gateway without it, in milliseconds. */
  readonly off: number;
  readonly on: number;
  /** Median over rounds of the difference within a round. */
  readonly added: number;
}

/** At a percentile, of what the upstream answered. */
export function addedAt(at: 'p50' | 'p95' | 'p99', rounds: readonly Round[]): Added {
  const of = (answers: readonly ChatAnswer[]): number =>
    percentiles(answers.filter(({ layer }) => layer === 'l3').map(({ milliseconds }) => milliseconds))[at];
  return {
    off: median(rounds.map(({ off }) => of(off))),
    on: median(rounds.map(({ on }) => of(on))),
    added: median(rounds.map(({ off, on }) => of(on) - of(off))),
  };
}
