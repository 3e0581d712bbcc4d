import type { RootDatabase } from 'lmdb';

/** A piece of work that is done within transactions. */
export interface Work<Result> {
  /** Does a little of it; undefined while there is more to do. */
  step(): { readonly result: Result } | undefined;
}

/** One transaction after the other, each as short as the event loop needs it and with as much work as fits. */
export interface WriteQueue {
  /** Works that wait for their turn. */
  readonly length: number;
  /** Resolves when the work is committed; what is urgent goes first. Rejects when its transaction failed. */
  add<Result>(work: Work<Result>, priority?: 'urgent'): Promise<Result>;
  /** Begins what the background has to do. */
  wake(): void;
  /** Resolves when all that was added has been done; the background is no longer served. */
  finish(): Promise<void>;
}

/** What surrounds the works. */
export interface WriteQueueOptions {
  readonly root: Pick<RootDatabase, 'childTransaction'>;
  readonly background: { readonly isPending: boolean; sweep(): void };
  /** Within each transaction, at its end. */
  readonly onEnd: () => void;
  readonly onCommit: () => void;
  readonly onFailure: () => void;
  /** Milliseconds on a clock that never goes back. */
  readonly now?: () => number;
}

interface Waiting {
  /** Does a step, and tells whether it was the last. */
  readonly step: () => boolean;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

interface Lanes {
  readonly urgent: Waiting[];
  readonly usual: Waiting[];
}

/** Milliseconds for which works, and then the background, may hold the event loop in one transaction. */
const TURN_MS = 0.4;
const BACKGROUND_TURN_MS = 0.2;
/**
 * Where others use the processor, most of that time passes without any work: so many steps are done all the same, as a
 * commit costs more than all of them, unless that took longer than anybody should wait.
 */
const LEAST_STEPS = 16;
const LONGEST_TURN_MS = 4;

/** The works of one database, in the order in which they came. */
export function createWriteQueue(options: WriteQueueOptions): WriteQueue {
  const { root, background, onEnd, onCommit, onFailure, now = () => performance.now() } = options;
  const lanes: Lanes = { urgent: [], usual: [] };
  let isFinishing = false;
  let running: Promise<void> | undefined;

  const hasWork = (): boolean => lanes.urgent.length > 0 || lanes.usual.length > 0;
  const hasMore = (): boolean => hasWork() || (background.isPending && !isFinishing);

  /** False when the transaction failed. */
  const transact = async (): Promise<boolean> => {
    const taken: Waiting[] = [];
    try {
      // A transaction within the transaction: what throws is undone as a whole.
      await root.childTransaction(() => {
        work(lanes, taken, now);
        const until = now() + BACKGROUND_TURN_MS;
        while (background.isPending && !isFinishing && now() < until) background.sweep();
        onEnd();
      });
    } catch (error) {
      handleTwin(error);
      for (const { reject } of taken) reject(error);
      attempt(onFailure);
      return false;
    }
    onCommit();
    for (const { resolve } of taken) resolve();
    return true;
  };

  const run = async (): Promise<void> => {
    // Where the disk takes nothing, the background waits until somebody else has to write.
    while (hasMore()) if (!(await transact()) && !hasWork()) break;
    running = undefined;
  };

  const wake = (): void => {
    if (running === undefined && hasMore()) running = run();
  };

  return {
    get length() {
      return lanes.urgent.length + lanes.usual.length;
    },
    add<Result>({ step }: Work<Result>, priority?: 'urgent') {
      return new Promise<Result>((resolve, reject) => {
        let done: { readonly result: Result } | undefined;
        lanes[priority ?? 'usual'].push({
          step: () => {
            done = step();
            return done !== undefined;
          },
          resolve: () => done && resolve(done.result),
          reject,
        });
        wake();
      });
    },
    wake,
    async finish() {
      isFinishing = true;
      await running;
    },
  };
}

/** Works as long as there is time, and takes out of its lane what is done or failed. */
function work({ urgent, usual }: Lanes, taken: Waiting[], now: () => number): void {
  const began = now();
  const mayGoOn = (steps: number): boolean => now() - began < (steps < LEAST_STEPS ? LONGEST_TURN_MS : TURN_MS);
  let steps = 0;
  do {
    const lane = urgent.length > 0 ? urgent : usual;
    const [waiting] = lane;
    if (waiting === undefined) return;
    let isLast = true;
    try {
      isLast = waiting.step();
    } finally {
      if (isLast) taken.push(...lane.splice(0, 1));
    }
    steps += 1;
  } while (mayGoOn(steps));
}

/** The library puts the cause of a failed commit into a second promise, whose rejection nobody would handle. */
function handleTwin(error: unknown): void {
  if (!(error instanceof Error && 'commitError' in error)) return;
  Promise.resolve(error.commitError).catch((cause) => {
    error.cause = cause;
  });
}

/** What cannot even be read back after a failure fails at the next look-up or write, and is told there. */
function attempt(run: () => void): void {
  try {
    run();
  } catch {}
}
