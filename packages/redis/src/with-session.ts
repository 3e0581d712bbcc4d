import type { Connection } from './connection.js';
import { callErrorOf, RedisCallError } from './redis-call-error.js';
import type { Session } from './session.js';

/**
 * Does work that takes its time. It rejects with a RedisCallError when Redis is away, or goes away; it waits for Redis no
 * longer than for the first attempt to connect.
 */
export async function withSession<Result>(
  connection: Connection,
  signal: AbortSignal,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  signal.throwIfAborted();
  const session = await connection.obtain();
  if (session === undefined) throw new RedisCallError(connection.reason);
  try {
    return await work(session);
  } catch (error) {
    signal.throwIfAborted();
    throw callErrorOf(error);
  }
}
