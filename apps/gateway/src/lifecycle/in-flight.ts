import { IsartorError } from '@isartor/core';
import type { Exchange } from '../http/exchange.js';

/** The exchanges under way, and the door for new prompts. */
export interface InFlight {
  /** @throws IsartorError `overloaded` when `max` prompts are under way, `draining` once that has begun. */
  admit(exchange: Exchange, max: number): void;
  opened(exchange: Exchange): void;
  closed(exchange: Exchange): void;
  /** Turns new prompts away. */
  drain(): void;
  readonly draining: boolean;
  /** Prompts under way. */
  readonly prompts: number;
  /** Resolves when no exchange is under way. */
  idle(): Promise<void>;
  /** Gives up on everything under way: each is told why in its own dialect. */
  abortAll(reason: IsartorError): void;
}

const RETRY_AFTER_SECONDS = 1;

export function createInFlight(): InFlight {
  const exchanges = new Set<Exchange>();
  const admitted = new Set<Exchange>();
  let draining = false;
  let whenIdle: (() => void)[] = [];

  return {
    admit(exchange, max) {
      const details = { retryAfterSeconds: RETRY_AFTER_SECONDS };
      if (draining) throw new IsartorError('draining', 'The gateway is shutting down', { details });
      if (admitted.size >= max) {
        throw new IsartorError('overloaded', `${max} requests are under way, which is the limit`, { details });
      }
      admitted.add(exchange);
    },
    opened(exchange) {
      exchanges.add(exchange);
    },
    closed(exchange) {
      admitted.delete(exchange);
      exchanges.delete(exchange);
      if (exchanges.size > 0) return;
      for (const resolve of whenIdle) resolve();
      whenIdle = [];
    },
    drain() {
      draining = true;
    },
    get draining() {
      return draining;
    },
    get prompts() {
      return admitted.size;
    },
    idle() {
      return exchanges.size === 0 ? Promise.resolve() : new Promise((resolve) => whenIdle.push(resolve));
    },
    abortAll(reason) {
      for (const exchange of exchanges) exchange.abort(reason);
    },
  };
}
