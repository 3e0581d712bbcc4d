import { IsartorError } from '@isartor/core';
import type { Exchange } from '../http/exchange.js';

/** Lets a bounded number of requests in at a time. */
export interface Turnstile {
  /** Counts it until its connection or response has ended. @throws IsartorError `overloaded`. */
  admit(exchange: Pick<Exchange, 'outgoing'>): void;
}

const RETRY_AFTER_SECONDS = 1;

/** For requests that are no prompts, and cost as much: they must not take the place of those. */
export function createTurnstile(most: number): Turnstile {
  let inside = 0;
  return {
    admit({ outgoing }) {
      if (inside >= most) {
        const details = { retryAfterSeconds: RETRY_AFTER_SECONDS };
        throw new IsartorError('overloaded', `${most} requests are explained at the moment, which is the limit`, {
          details,
        });
      }
      inside += 1;
      outgoing.once('close', () => {
        inside -= 1;
      });
    },
  };
}
