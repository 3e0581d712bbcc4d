import type { Embedder } from '@isartor/core';
import { createCallQueue } from '../call-queue.js';
import { EmbedderError } from '../embedder-error.js';
import { isEnglish } from '../language/is-english.js';
import { knownWords } from './known-words.js';
import { createModelProcess, type ModelProcessOptions } from './model-process.js';
import { hasUnseenWord, MAX_CHARACTERS } from './unseen-word.js';

/** The process that holds the model. */
export interface ModelProcessFacts {
  /** Undefined while there is none. */
  readonly processId: number | undefined;
  /** Its resident memory when it last spoke of it; at most a second old while it answers. */
  readonly memoryBytes: number | undefined;
  /** How often it was started again. */
  readonly restarts: number;
}

/** An embedder with a model of its own. */
export interface MinilmEmbedder extends Embedder {
  process(): ModelProcessFacts;
  /** English words in lower case, as a word list for whoever has to know a misspelt one. Throws where the file is damaged. */
  knownWords(): ReadonlySet<string>;
}

/** What it is made of. */
export interface ProcessEmbedderOptions extends ModelProcessOptions {
  readonly id: string;
  readonly timeoutMs: number;
  readonly maxWaiting: number;
}

/** Calls that the process is told of at once: the next one is there when it has answered one. */
const MAX_RUNNING = 2;

const LATE = 'a call has had no answer for longer than one may take';

/** An embedder that asks a process. */
export function createProcessEmbedder({
  id,
  timeoutMs,
  maxWaiting,
  ...options
}: ProcessEmbedderOptions): MinilmEmbedder {
  const { model } = options;
  const process = createModelProcess(options);
  const queue = createCallQueue({ timeoutMs, maxRunning: MAX_RUNNING, maxWaiting });
  let isClosed = false;
  // It is stopped or overrun: who waits for it would only be late as well.
  const isLate = (): boolean => process.state.state === 'ready' && queue.overdue > 0;

  return {
    id,
    dimensions: model.dimensions,
    async embed(text, signal) {
      signal.throwIfAborted();
      if (isClosed) throw new EmbedderError('closed', 'closed');
      if (text.length > MAX_CHARACTERS) return { unsuitable: 'too-long' };
      if (!isEnglish(text)) return { unsuitable: 'language' };
      if (hasUnseenWord(text)) return { unsuitable: 'too-long' };
      const { state, reason = '' } = process.state;
      if (state !== 'ready') throw new EmbedderError(state, reason);
      if (isLate()) throw queue.turnAway(LATE);
      return queue.run(signal, () => process.ask(text));
    },
    health: () => ({
      ...(isLate() ? { state: 'down', reason: LATE } : process.state),
      waiting: queue.waiting,
      turnedAway: queue.turnedAway,
    }),
    process: () => ({ processId: process.processId, memoryBytes: process.memoryBytes, restarts: process.restarts }),
    knownWords,
    close() {
      isClosed = true;
      return process.close();
    },
  };
}
