import { setTimeout as wait } from 'node:timers/promises';
import { type Purge, withinDeadline } from '@isartor/core';
import { runScript } from '../script.js';
import type { Session } from '../session.js';
import type { Follower } from './follower.js';
import { PENDING, PURGE } from './meta-scripts.js';
import { fieldOf } from './purge-fields.js';
import type { PurgeTable } from './purge-table.js';
import type { Reclaim } from './purge-work.js';
import type { ReplicaKeys } from './replica-keys.js';

/** What a purger is made of. */
export interface PurgerOptions {
  readonly keys: ReplicaKeys;
  readonly table: PurgeTable;
  readonly follower: Follower;
  readonly id: string;
  readonly leaseMs: number;
  /** Milliseconds for a script. */
  readonly controlMs: number;
  /** Purges that Redis remembers one by one. */
  readonly limit: number;
  readonly newEpoch: () => string;
  readonly reclaim: Reclaim;
}

/** Purges through `session`; resolves with the number of entries once nobody can serve any of them. */
export type Purger = (session: Session, purge: Purge, signal: AbortSignal) => Promise<number>;

const FIRST_LOOK_MS = 2;
const LONGEST_LOOK_MS = 100;

/** Numbers a purge, announces it, drops what it reaches, and waits for the other replicas. */
export function createPurger(options: PurgerOptions): Purger {
  const { keys, table, follower, controlMs, reclaim } = options;
  return async (session, purge, signal) => {
    const before = { epoch: table.epoch, hasReached: table.freeze() };
    const control = { timeoutMs: controlMs, signal };
    const numbered = await withinDeadline(control, () => number(options, session, purge));
    const { epoch, sequence } = numbered;
    const news = { epoch, sequence, changes: new Map([[fieldOf(purge), sequence]]) };
    if (!follower.applyOwn(news)) await withinDeadline(control, () => follower.sync(session));
    // Whoever misses the message hears of it at its next renewal.
    session.send(keys.channel, ['PUBLISH', keys.channel, String(sequence)]).catch(() => {});
    const giveUp = new AbortController();
    const within = AbortSignal.any([signal, giveUp.signal]);
    try {
      const [count] = await Promise.all([
        reclaim({ session, purge, epoch, number: sequence, before, signal: within }),
        acknowledged(options, { ...numbered, session, signal: within }),
      ]);
      return count;
    } finally {
      giveUp.abort();
    }
  };
}

interface Numbered {
  readonly epoch: string;
  readonly sequence: number;
  /** When other replicas may be asked; before, there may be leases that Redis has forgotten. */
  readonly askFromMs: number;
  /** When every lease that was renewed before the purge has run out, by this process's own clock. */
  readonly overAtMs: number;
}

async function number(options: PurgerOptions, session: Session, purge: Purge): Promise<Numbered> {
  const { keys, table, leaseMs, limit, newEpoch } = options;
  const values = [newEpoch(), String(table.sequence), table.epoch, fieldOf(purge), String(limit)];
  const reply = await runScript(session.send, PURGE, [keys.meta, ...values]);
  const landedMs = performance.now();
  const [epoch, sequence, ageMs] = Array.isArray(reply) ? reply : [];
  if (typeof ageMs !== 'number') throw new TypeError('Redis answered a script with something else');
  return {
    epoch: String(epoch),
    sequence: Number(sequence),
    askFromMs: landedMs + Math.max(0, leaseMs - ageMs),
    overAtMs: landedMs + leaseMs,
  };
}

interface Waiting extends Numbered {
  readonly session: Session;
  readonly signal: AbortSignal;
}

/** Ends when every replica has applied the purge or lost its right to serve. */
async function acknowledged(options: PurgerOptions, { session, signal, ...purge }: Waiting): Promise<void> {
  const { keys, id } = options;
  const values = [purge.epoch, String(purge.sequence), id] as const;
  let pauseMs = FIRST_LOOK_MS;
  for (;;) {
    const time = performance.now();
    if (time >= purge.overAtMs) return;
    if (time >= purge.askFromMs) {
      // Where Redis does not tell, time will.
      const pending = await runScript(session.send, PENDING, [keys.meta, ...values]).catch(() => -1);
      if (pending === 0) return;
    }
    const untilMs = time < purge.askFromMs ? purge.askFromMs : Math.min(time + pauseMs, purge.overAtMs);
    await wait(Math.max(1, Math.ceil(untilMs - performance.now())), undefined, { signal });
    pauseMs = Math.min(pauseMs * 2, LONGEST_LOOK_MS);
  }
}
