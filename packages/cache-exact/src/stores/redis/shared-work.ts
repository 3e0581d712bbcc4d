import type { Purge } from '@isartor/core';
import { type Connection, callErrorOf, RedisCallError, type Session } from '@isartor/redis';
import type { KeySpace } from './key-space.js';
import { type Measured, measure } from './measure.js';
import type { Purger } from './purger.js';

/** What shared work is made of. */
export interface SharedWorkOptions {
  readonly connection: Connection;
  readonly keys: KeySpace;
  readonly purger: Purger;
}

/** Work on all entries, which takes its time; it rejects with a RedisCallError when Redis is away, or goes away. */
export interface SharedWork {
  purge(purge: Purge, signal: AbortSignal): Promise<number>;
  measure(signal: AbortSignal): Promise<Measured>;
}

/** Waits for Redis no longer than for the first attempt to connect. */
export function createSharedWork({ connection, keys, purger }: SharedWorkOptions): SharedWork {
  const onSession = async <Result>(
    signal: AbortSignal,
    work: (session: Session, signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> => {
    signal.throwIfAborted();
    const session = await connection.obtain();
    if (session === undefined) throw new RedisCallError(connection.reason);
    try {
      return await work(session, signal);
    } catch (error) {
      signal.throwIfAborted();
      throw callErrorOf(error);
    }
  };
  return {
    purge: (purge, signal) => onSession(signal, (session, within) => purger(session, purge, within)),
    measure: (signal) => onSession(signal, (session, within) => measure(session, keys, within)),
  };
}
