import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { createCalls } from './calls.js';
import type { FromChild, ToChild } from './child/messages.js';
import { NotReadyError } from './not-ready-error.js';

/** A search that was asked for. */
export interface ProcessSearch {
  readonly of: number;
  readonly vector: Float32Array;
  readonly count: number;
  readonly signal?: AbortSignal | undefined;
}

/** What the process answers. */
export interface Found {
  readonly ids: readonly number[];
  readonly scanned: number;
}

/** One process that searches large partitions. The add-on that it uses can end it, and only it. */
export interface SearchProcess {
  post(message: Exclude<ToChild, { type: 'search' | 'settings' | 'save' }>): void;
  search(search: ProcessSearch): Promise<Found>;
  /** Ends when all graphs have been written, as far as they can be. */
  save(): Promise<unknown>;
  close(): Promise<void>;
}

/** What a process is started with. */
export interface SearchProcessOptions {
  readonly graphFromRows: number;
  /** Where the add-on that makes graphs could not be loaded. */
  onNoGraphs(reason: string): void;
  /** Where a graph could not be written to its file. */
  onNotSaved(reason: string): void;
  /** Once, when it has ended by itself. */
  onEnd(reason: string): void;
}

/** The built program: a process is given a file of JavaScript, from sources too. */
const PROGRAM = createRequire(import.meta.url).resolve('@isartor/cache-semantic/vectors/child');

/** Starts a process. It keeps this one alive only while somebody waits for it. */
export function startSearchProcess(options: SearchProcessOptions): SearchProcess {
  const { graphFromRows, onNoGraphs, onNotSaved, onEnd } = options;
  const child = fork(PROGRAM, [], {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let waiting = 0;
  const hold = (isWaiting: boolean): void => {
    waiting += isWaiting ? 1 : -1;
    if (waiting > 0) child.channel?.ref();
    else child.channel?.unref();
  };
  const calls = createCalls<Found>(hold);
  const saves = createCalls<undefined>(hold);
  let isOver = false;

  const end = (reason: string): void => {
    if (isOver) return;
    isOver = true;
    for (const all of [calls, saves]) all.rejectAll(new NotReadyError(`Vector search ended: ${reason}`));
    onEnd(reason);
  };
  const tell = (message: ToChild): void => {
    // Of one that is ending nobody needs to hear: its end is told by itself.
    if (child.connected) child.send(message, () => {});
  };
  child.unref();
  child.channel?.unref();
  child.on('message', (message: FromChild) => {
    if (message.type === 'no-graphs') {
      onNoGraphs(message.reason);
      return;
    }
    if (message.type === 'not-saved') {
      onNotSaved(message.reason);
      return;
    }
    if (message.type === 'saved') saves.resolve(message.call, undefined);
    else if (message.type === 'found') calls.resolve(message.call, message);
    else calls.reject(message.call, errorOf(message));
  });
  child.on('error', (error) => end(error.message));
  child.on('exit', (code, signal) => end(`the process left with ${signal ?? code}`));
  tell({ type: 'settings', graphFromRows });

  return {
    post: tell,
    search({ of, vector, count, signal }) {
      signal?.throwIfAborted();
      if (isOver) throw new NotReadyError('Vector search ended');
      return calls.begin(signal, (call) => tell({ type: 'search', call, of, vector, count }));
    },
    save: () => saves.begin(undefined, (call) => tell({ type: 'save', call })),
    async close() {
      if (isOver) return;
      isOver = true;
      calls.rejectAll(new Error('Vector search ended: it was closed'));
      child.kill('SIGKILL');
    },
  };
}

function errorOf(message: Extract<FromChild, { type: 'failed' | 'building' }>): Error {
  if (message.type === 'failed') return new Error(message.reason);
  return new NotReadyError('The graph of the partition is being built', true);
}
