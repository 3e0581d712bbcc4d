import { withinDeadline } from '@isartor/core';
import { reasonOf, runScript, type Session } from '@isartor/redis';
import { RECENT_PROMPTS } from '../recent-prompt.js';
import type { StatsSubject, StatsView } from '../stats-view.js';
import type { Batch } from '../tally.js';
import { createCalls } from './calls.js';
import { createOutbox, type Parcel } from './outbox.js';
import { readBook } from './read-book.js';
import { keysOf, REPLICAS_KEY } from './stats-keys.js';
import { ADD, BEAT } from './stats-scripts.js';

/** The numbers of all processes that share a Redis. */
export interface SharedLedger {
  add(batch: Batch): void;
  /** Sends what waits. Never rejects: what could not be sent waits on. */
  flush(): Promise<void>;
  /** The numbers of all, this process's last included; or why they cannot be had, in a word or two. Never rejects. */
  view(subject: StatsSubject): Promise<StatsView | { readonly reason: string }>;
  /** Sends what waits, says goodbye and lets go of the connection. */
  close(): Promise<void>;
}

export interface SharedLedgerOptions {
  /** As `redis_url` says. */
  readonly url: string;
  /** Distinguishes this process from all others. */
  readonly replica: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Of a read, from the question to the numbers of all or the news that there are none. */
const VIEW_MS = 1200;
/** A process that has said nothing for so long is gone. */
const GONE_MS = 5000;
const LIFE_SECONDS = String(30 * 24 * 3600);

/** Opens a connection of its own, in the background. */
export function createSharedLedger({ url, replica, now }: SharedLedgerOptions): SharedLedger {
  const calls = createCalls(url);
  const { call } = calls;
  const outbox = createOutbox(now);
  let sending: Promise<void> | undefined;

  const send = async (): Promise<void> => {
    const parcels = outbox.parcels();
    if (parcels.length === 0) return;
    await call((session) =>
      Promise.all(
        parcels.map(async (parcel) => {
          await sendParcel(session, parcel, replica);
          outbox.confirm(parcel);
        }),
      ),
    );
  };

  /** One at a time. What came in meanwhile is sent after it. */
  const flush = async (): Promise<void> => {
    const before = sending ?? Promise.resolve();
    const own = before.catch(() => {}).then(send);
    sending = own;
    try {
      await own;
    } finally {
      if (sending === own) sending = undefined;
    }
  };

  const beat = async (): Promise<number> =>
    Number(await call(({ send: ask }) => runScript(ask, BEAT, [REPLICAS_KEY, replica, String(GONE_MS)])));

  const view = async (subject: StatsSubject): Promise<StatsView> => {
    await flush();
    const [book, replicas] = await Promise.all([call((session) => readBook(session, subject, now())), beat()]);
    return { ...book, scope: 'all_replicas', replicas };
  };

  return {
    add: outbox.add,
    async flush() {
      await Promise.all([sending ?? flush(), beat()]).catch(() => {});
    },
    async view(subject) {
      try {
        return await withinDeadline({ timeoutMs: VIEW_MS }, () => view(subject));
      } catch (error) {
        return { reason: reasonOf(error) };
      }
    },
    async close() {
      await flush().catch(() => {});
      await call(({ send: ask }) => ask(REPLICAS_KEY, ['ZREM', REPLICAS_KEY, replica])).catch(() => {});
      calls.close();
    },
  };
}

async function sendParcel({ send }: Session, parcel: Parcel, replica: string): Promise<void> {
  const { subject, number, counters, recent, sinceMs } = parcel;
  const keys = keysOf(subject);
  const increments = [...counters].flatMap(([name, amount]) => [name, String(amount)]);
  // The newest is pushed last.
  const prompts = recent.map((prompt) => JSON.stringify(prompt)).reverse();
  await Promise.all([
    runScript(send, ADD, [keys.counters, replica, String(number), String(sinceMs), LIFE_SECONDS, ...increments]),
    ...(prompts.length === 0
      ? []
      : [
          send(keys.recent, ['LPUSH', keys.recent, ...prompts]),
          send(keys.recent, ['LTRIM', keys.recent, '0', String(2 * RECENT_PROMPTS - 1)]),
          send(keys.recent, ['EXPIRE', keys.recent, LIFE_SECONDS]),
        ]),
  ]);
}
