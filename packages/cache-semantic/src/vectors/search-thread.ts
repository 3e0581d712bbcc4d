import { once } from 'node:events';
import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { FromWorker, ToWorker } from './worker/messages.js';

/** A search that was asked for. */
export interface ThreadSearch {
  readonly of: number;
  readonly vector: Float32Array;
  readonly count: number;
  readonly signal?: AbortSignal | undefined;
}

/** What the thread answers. */
export interface Found {
  readonly ids: readonly number[];
  readonly scanned: number;
}

/** One thread that searches large partitions. */
export interface SearchThread {
  post(message: Exclude<ToWorker, { type: 'search' | 'leave' }>): void;
  /** To be called before a row is taken away, and so is `post` afterwards. */
  noteRemoval(): void;
  search(search: ThreadSearch): Promise<Found>;
  close(): Promise<void>;
}

/** What a thread is started with. */
export interface SearchThreadOptions {
  readonly graphFromRows: number;
  /** Where the add-on that makes graphs could not be loaded. */
  onNoGraphs(reason: string): void;
  /** Once, when it has ended by itself. */
  onEnd(reason: string): void;
}

interface Call {
  readonly resolve: (found: Found) => void;
  readonly reject: (error: Error) => void;
}

/** The built program: a thread is given a file of JavaScript, from sources too. */
const PROGRAM = createRequire(import.meta.url).resolve('@isartor/cache-semantic/vectors/worker');

/** How long a thread has to end what it is doing. */
const LEAVE_MS = 5_000;

/**
 * Has a thread end by itself. One that is ended from outside amid a call of the add-on takes the process with it: what the
 * add-on then throws meets nobody.
 */
async function leave(worker: Worker): Promise<void> {
  const left = once(worker, 'exit').then(() => {});
  worker.ref();
  worker.postMessage({ type: 'leave' } satisfies ToWorker);
  await Promise.race([left, wait(LEAVE_MS, undefined, { ref: false })]);
  worker.unref();
}

/** Starts a thread. It keeps the process alive only while somebody waits for it. */
export function startSearchThread({ graphFromRows, onNoGraphs, onEnd }: SearchThreadOptions): SearchThread {
  const removals = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const worker = new Worker(PROGRAM, { workerData: { graphFromRows, removals } });
  const calls = new Map<number, Call>();
  let lastCall = 0;
  let closing: Promise<unknown> | undefined;

  const settle = (number: number): Call | undefined => {
    const call = calls.get(number);
    calls.delete(number);
    if (calls.size === 0) worker.unref();
    return call;
  };
  const end = (reason: string): void => {
    for (const number of [...calls.keys()]) settle(number)?.reject(new Error(`Vector search ended: ${reason}`));
    if (closing === undefined) onEnd(reason);
    closing ??= Promise.resolve();
  };
  worker.unref();
  worker.on('message', (message: FromWorker) => {
    if (message.type === 'no-graphs') {
      onNoGraphs(message.reason);
      return;
    }
    const call = settle(message.call);
    if (message.type === 'found') call?.resolve(message);
    else call?.reject(new Error(message.reason));
  });
  worker.on('error', (error) => end(error instanceof Error ? error.message : String(error)));
  worker.on('exit', (code) => end(`the thread left with ${code}`));

  return {
    post: (message) => worker.postMessage(message),
    noteRemoval: () => void Atomics.add(removals, 0, 1),
    search({ of, vector, count, signal }) {
      signal?.throwIfAborted();
      lastCall += 1;
      const call = lastCall;
      return new Promise<Found>((resolve, reject) => {
        const leave = (): void => settle(call)?.reject(signal?.reason);
        signal?.addEventListener('abort', leave, { once: true });
        calls.set(call, {
          resolve(found) {
            signal?.removeEventListener('abort', leave);
            resolve(found);
          },
          reject(error) {
            signal?.removeEventListener('abort', leave);
            reject(error);
          },
        });
        if (calls.size === 1) worker.ref();
        worker.postMessage({ type: 'search', call, of, vector, count } satisfies ToWorker);
      });
    },
    async close() {
      closing ??= leave(worker);
      await closing;
    },
  };
}
