import { NotReadyError } from './not-ready-error.js';
import { type SearchProcess, startSearchProcess } from './search-process.js';
import type { IndexHealth } from './vector-index.js';

/** A process that is replaced when it dies. */
export interface KeptProcess {
  /** Nothing before the first use and while it is down. */
  readonly current: SearchProcess | undefined;
  /** The process, started where need be. Throws while it is down and once it is closed. */
  use(): SearchProcess;
  /** As `use`, but does nothing where that would throw. */
  start(): void;
  /** It answered: the next pause is a short one again. */
  noteAnswer(): void;
  /** It could not answer; throws why. */
  noteFailure(error: unknown): never;
  health(): IndexHealth;
  close(): Promise<void>;
}

/** What the process is kept with. */
export interface KeptProcessOptions {
  readonly graphFromRows: number;
  /** Milliseconds on a clock of any start. */
  readonly now: () => number;
  /** Told once where searches will be slower than they could be. */
  readonly onNoGraphs?: ((reason: string) => void) | undefined;
  /** Told of each process that is started: it knows nothing yet. */
  onStart(process: SearchProcess): void;
}

/** Milliseconds after which a process that has died is replaced, twice as long each time, up to a minute. */
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 60_000;

/** Starts nothing yet. */
export function keepProcess(options: KeptProcessOptions): KeptProcess {
  const { graphFromRows, now, onNoGraphs, onStart } = options;
  let current: SearchProcess | undefined;
  let noGraphs: string | undefined;
  let isBuilding = false;
  let notSaved: string | undefined;
  let down: { readonly reason: string; readonly pauseMs: number; readonly untilMs: number } | undefined;
  let isClosed = false;

  const start = (): SearchProcess => {
    const started = startSearchProcess({
      graphFromRows,
      onNoGraphs(reason) {
        if (noGraphs === undefined) onNoGraphs?.(reason);
        noGraphs = reason;
      },
      onNotSaved(reason) {
        notSaved = reason;
      },
      onEnd(reason) {
        const pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * (down?.pauseMs ?? FIRST_PAUSE_MS / 2));
        down = { reason, pauseMs, untilMs: now() + pauseMs };
        current = undefined;
      },
    });
    current = started;
    onStart(started);
    return started;
  };

  const mayStart = (): boolean => !isClosed && (down === undefined || now() >= down.untilMs);

  return {
    get current() {
      return current;
    },
    use() {
      if (isClosed) throw new Error('The vector index is closed');
      if (current !== undefined) return current;
      if (!mayStart()) throw new NotReadyError(`Vector search is down: ${down?.reason}`);
      return start();
    },
    start() {
      if (current === undefined && mayStart()) start();
    },
    noteAnswer() {
      down = undefined;
      isBuilding = false;
    },
    noteFailure(error) {
      isBuilding = error instanceof NotReadyError && error.isBuilding;
      throw error;
    },
    health() {
      if (down !== undefined) return { state: 'down', reason: down.reason };
      if (isBuilding) return { state: 'degraded', reason: 'building' };
      if (noGraphs !== undefined) return { state: 'degraded', reason: `no graphs: ${noGraphs}` };
      return notSaved === undefined ? { state: 'ready' } : { state: 'degraded', reason: `not saved: ${notSaved}` };
    },
    async close() {
      isClosed = true;
      await current?.close();
      current = undefined;
    },
  };
}
