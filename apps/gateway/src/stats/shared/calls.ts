import { withinDeadline } from '@isartor/core';
import {
  createConnection,
  openSession,
  parseRedisUrl,
  RedisCallError,
  reasonOf,
  type Session,
  WRITE_REFUSALS,
} from '@isartor/redis';

/** Calls of a Redis over a connection of their own. */
export interface Calls {
  /** One call, or several at once, within a second. @throws RedisCallError, at once while Redis is known to be away. */
  call<Result>(work: (session: Session) => Promise<Result>): Promise<Result>;
  close(): void;
}

const CONNECT_MS = 2000;
const CALL_MS = 1000;

/** Connects in the background, from the first call on. @throws TypeError for a URL that cannot be read. */
export function createCalls(url: string): Calls {
  const address = parseRedisUrl(url);
  const connection = createConnection({
    open: (signal, onDown) => openSession({ address, tls: undefined, connectTimeoutMs: CONNECT_MS, onDown }, signal),
    join: async () => {},
    openTimeoutMs: CONNECT_MS,
    random: Math.random,
    onChange: () => {},
  });
  return {
    async call(work) {
      const session = await connection.obtain();
      if (session === undefined) throw new RedisCallError(connection.reason);
      try {
        const result = await withinDeadline({ timeoutMs: CALL_MS }, () => work(session));
        connection.succeeded();
        return result;
      } catch (error) {
        const reason = reasonOf(error);
        if (reason === 'read-only') connection.replace(session, error);
        else if (!WRITE_REFUSALS.has(reason)) connection.failed(session, error);
        throw new RedisCallError(reason);
      }
    },
    close: () => connection.close(),
  };
}
