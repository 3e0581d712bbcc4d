import { type Guard, runScript, type Script } from '@isartor/redis';
import type { Turn } from '../../turns.js';
import { END_TURN, RENEW_TURN } from './turn-scripts.js';

/** A turn as it lies in Redis. */
export interface HeldTurnOptions {
  readonly guard: Guard;
  readonly turnKey: string;
  readonly token: string;
  readonly leaseMs: number;
}

/** Renews a turn that was taken, each third of its lease, until it is ended or lost. */
export function createHeldTurn({ guard, turnKey, token, leaseMs }: HeldTurnOptions): Turn {
  let ended: Promise<void> | undefined;
  let isRenewing = false;

  /** What the script gave; nothing where Redis is away or fails: the lease then runs out by itself. */
  const run = async (script: Script, ...values: readonly string[]): Promise<unknown> => {
    // One of its own: the turns that are held listen by the hundred.
    const { signal } = new AbortController();
    try {
      const session = await guard.session(signal);
      if (session === undefined) return undefined;
      const call = () => runScript(session.send, script, [turnKey, token, ...values]);
      return await guard.run(session, signal, call);
    } catch {
      return undefined;
    }
  };

  const renew = async (): Promise<void> => {
    if (isRenewing) return;
    isRenewing = true;
    const renewed = await run(RENEW_TURN, String(leaseMs));
    isRenewing = false;
    if (renewed === 0) clearInterval(timer);
  };

  const timer = setInterval(() => void renew(), leaseMs / 3).unref();

  return {
    end() {
      clearInterval(timer);
      ended ??= run(END_TURN).then(() => {});
      return ended;
    },
  };
}
