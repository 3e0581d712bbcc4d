import { type SearchThread, startSearchThread } from './search-thread.js';
import type { IndexHealth } from './vector-index.js';

/** A thread that is replaced when it dies. */
export interface KeptThread {
  /** Nothing before the first use and while it is down. */
  readonly current: SearchThread | undefined;
  /** The thread, started where need be. Throws while it is down and once it is closed. */
  use(): SearchThread;
  /** As `use`, but does nothing where that would throw. */
  start(): void;
  /** It answered: the next pause is a short one again. */
  noteAnswer(): void;
  health(): IndexHealth;
  close(): Promise<void>;
}

/** What the thread is kept with. */
export interface KeptThreadOptions {
  readonly graphFromRows: number;
  /** Milliseconds on a clock of any start. */
  readonly now: () => number;
  /** Told once where searches will be slower than they could be. */
  readonly onNoGraphs?: ((reason: string) => void) | undefined;
  /** Told of each thread that is started: it knows nothing yet. */
  onStart(thread: SearchThread): void;
}

/** Milliseconds after which a thread that has died is replaced, twice as long each time, up to a minute. */
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 60_000;

/** Starts nothing yet. */
export function keepThread({ graphFromRows, now, onNoGraphs, onStart }: KeptThreadOptions): KeptThread {
  let current: SearchThread | undefined;
  let noGraphs: string | undefined;
  let down: { readonly reason: string; readonly pauseMs: number; readonly untilMs: number } | undefined;
  let isClosed = false;

  const start = (): SearchThread => {
    const started = startSearchThread({
      graphFromRows,
      onNoGraphs(reason) {
        if (noGraphs === undefined) onNoGraphs?.(reason);
        noGraphs = reason;
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
      if (!mayStart()) throw new Error(`Vector search is down: ${down?.reason}`);
      return start();
    },
    start() {
      if (current === undefined && mayStart()) start();
    },
    noteAnswer() {
      down = undefined;
    },
    health() {
      if (down !== undefined) return { state: 'down', reason: down.reason };
      return noGraphs === undefined ? { state: 'ready' } : { state: 'degraded', reason: `no graphs: ${noGraphs}` };
    },
    async close() {
      isClosed = true;
      await current?.close();
      current = undefined;
    },
  };
}
