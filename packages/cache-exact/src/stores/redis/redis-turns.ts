import { randomBytes } from 'node:crypto';
import { type Guard, nameFor, runScript } from '@isartor/redis';
import type { Turn, Turns } from '../../turns.js';
import { createHeldTurn } from './held-turn.js';
import type { KeySpace } from './key-space.js';
import { END_TURN } from './turn-scripts.js';
import { createTurnWatch } from './turn-watch.js';

/** What turns are made of. */
export interface RedisTurnsOptions {
  readonly guard: Guard;
  readonly keys: KeySpace;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** Turns as keys of Redis that run out by themselves. */
export interface RedisTurns extends Turns {
  /** Ends those that are still held. */
  close(): Promise<void>;
}

/** A turn is a key with a random token; who set it where there was none has the turn. */
export function createRedisTurns({ guard, keys, random }: RedisTurnsOptions): RedisTurns {
  const held = new Set<Turn>();
  const watch = createTurnWatch({ guard, random });

  const hold = (turn: Turn): Turn => {
    held.add(turn);
    return {
      async end() {
        await turn.end();
        held.delete(turn);
      },
    };
  };

  return {
    async take(key, leaseMs, signal) {
      const turnKey = keys.turnOf(nameFor(key));
      const session = await guard.session(signal);
      if (session === undefined) return undefined;
      const token = randomBytes(16).toString('hex');
      const set = ['SET', turnKey, token, 'NX', 'PX', String(leaseMs)] as const;
      try {
        const reply = await guard.run(session, signal, () => session.send(turnKey, set));
        return reply === null ? undefined : hold(createHeldTurn({ guard, turnKey, token, leaseMs }));
      } catch (error) {
        // It may have been set all the same, after nobody waited any more: what is sent later is carried out later.
        runScript(session.send, END_TURN, [turnKey, token]).catch(() => {});
        throw error;
      }
    },
    waitFor: (key, signal) => watch(keys.turnOf(nameFor(key)), signal),
    async close() {
      await Promise.all([...held].map((turn) => turn.end()));
    },
  };
}
