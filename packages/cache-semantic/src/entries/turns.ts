import { setImmediate as nextTurn } from 'node:timers/promises';

/** Milliseconds of work in one turn of the event loop, and steps between two looks at the clock. */
const TURN_MS = 1;
const UNTIMED = 16;

/** Splits long work into turns of the event loop. */
export interface Turns {
  /** To be awaited before each step. */
  next(): Promise<void> | undefined;
}

/** Begins with a new turn. */
export function createTurns(): Turns {
  let steps = 0;
  let turnEndsMs = 0;
  const pause = async (): Promise<void> => {
    await nextTurn();
    turnEndsMs = performance.now() + TURN_MS;
  };
  return {
    next() {
      const isLookingUp = steps % UNTIMED === 0;
      steps += 1;
      return isLookingUp && performance.now() >= turnEndsMs ? pause() : undefined;
    },
  };
}
