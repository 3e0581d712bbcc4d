import { setTimeout as wait } from 'node:timers/promises';
import { createCoalescer } from '@isartor/core';
import type { Guard } from '@isartor/redis';

/** What watching needs. */
export interface TurnWatchOptions {
  readonly guard: Guard;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** Waits for the end of the turn that lies under a key of Redis; as `waitFor` of the turns. */
export type TurnWatch = (turnKey: string, signal: AbortSignal) => Promise<boolean>;

/** Turns that are watched at once; each costs Redis ten questions a second. */
const MAX_WATCHED = 256;
const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 100;

/** Asks again and again; all of this process who wait for one turn share the questions. */
export function createTurnWatch({ guard, random }: TurnWatchOptions): TurnWatch {
  const shared = createCoalescer<boolean>();
  let watched = 0;

  /** Who has the turn; '' for nobody, nothing where Redis is known to be away. */
  const holderOf = async (turnKey: string, signal: AbortSignal): Promise<string | undefined> => {
    const session = await guard.session(signal);
    if (session === undefined) return undefined;
    const token = await guard.run(session, signal, () => session.send(turnKey, ['GET', turnKey]));
    return token === null ? '' : String(token);
  };

  const watch = async (turnKey: string, signal: AbortSignal): Promise<boolean> => {
    const holder = await holderOf(turnKey, signal);
    let current = holder;
    let pauseMs = FIRST_PAUSE_MS;
    while (current !== undefined && current !== '' && current === holder) {
      // Between half and all of it, so that processes do not ask all at once.
      await wait(pauseMs * (0.5 + random() / 2), undefined, { signal });
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      current = await holderOf(turnKey, signal);
    }
    return current !== undefined;
  };

  const start = async (turnKey: string, signal: AbortSignal): Promise<boolean> => {
    if (watched >= MAX_WATCHED) return false;
    watched += 1;
    try {
      return await watch(turnKey, signal);
    } finally {
      watched -= 1;
    }
  };

  return (turnKey, signal) => shared.join(turnKey, { start: (within) => start(turnKey, within), signal });
}
