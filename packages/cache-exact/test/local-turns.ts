import type { Turns } from '../src/turns.js';

/** Turns of processes that are only pretended: whoever is given these shares them. */
export interface LocalTurns extends Turns {
  /** Keys of the turns that were taken, in their order. */
  readonly taken: readonly string[];
  /** Turns that are held now. */
  readonly held: number;
  /** Those who wait now. */
  readonly waiting: number;
}

/** Turns that nobody has yet. */
export function createLocalTurns(): LocalTurns {
  const held = new Map<string, { readonly over: Promise<void>; readonly end: () => void }>();
  const taken: string[] = [];
  let waiting = 0;
  return {
    taken,
    get held() {
      return held.size;
    },
    get waiting() {
      return waiting;
    },
    async take(key) {
      if (held.has(key)) return undefined;
      let open = (): void => {};
      const over = new Promise<void>((resolve) => {
        open = resolve;
      });
      const turn = {
        over,
        end() {
          if (held.get(key) === turn) held.delete(key);
          open();
        },
      };
      held.set(key, turn);
      taken.push(key);
      return { end: async () => turn.end() };
    },
    async waitFor(key, signal) {
      waiting += 1;
      try {
        const left = new Promise<never>((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        });
        await Promise.race([held.get(key)?.over, left]);
        return true;
      } finally {
        waiting -= 1;
      }
    },
  };
}
