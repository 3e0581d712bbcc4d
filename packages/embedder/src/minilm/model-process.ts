import type { Embedding } from '@isartor/core';
import { createBackoff } from '../backoff.js';
import { EmbedderError } from '../embedder-error.js';
import { type Conversation, createConversation } from './conversation.js';
import { keepChild } from './kept-child.js';
import type { ModelToLoad } from './messages.js';
import { createWatchdog } from './watchdog.js';

/** Bounds of the process that holds the model, in milliseconds. */
export interface ModelProcessTimes {
  /** From its start until it is ready. */
  readonly startTimeoutMs: number;
  /** Without a word while calls wait, after which it is taken for stuck. */
  readonly silenceMs: number;
  /** Pause before it is started again after a first failure; it doubles with each further one. */
  readonly firstPauseMs: number;
  readonly mostPauseMs: number;
}

/** What it is and how it is kept. */
export interface ModelProcessOptions {
  /** Absolute path of its program. */
  readonly program: string;
  readonly model: ModelToLoad;
  readonly times: ModelProcessTimes;
}

/** The process that holds the model; another takes its place whenever it ends, gets stuck or answers nonsense. */
export interface ModelProcess extends Pick<Conversation, 'state' | 'memoryBytes'> {
  readonly processId: number | undefined;
  readonly restarts: number;
  /** Rejects with an EmbedderError (`starting`, `down`, `reply`, `closed`), at the latest when the process ends. */
  ask(text: string): Promise<Embedding>;
  /** Resolves when the process is gone. */
  close(): Promise<void>;
}

/** A process that was ready for so long is healthy: what ends it then counts as a first failure. */
const HEALTHY_AFTER_MS = 30_000;

/** Starts it at once. */
export function createModelProcess({ program, model, times }: ModelProcessOptions): ModelProcess {
  const backoff = createBackoff({ firstMs: times.firstPauseMs, mostMs: times.mostPauseMs });
  const conversation = createConversation(model.dimensions, (message) => child.tell(message));
  const watchdog = createWatchdog((why) => child.kill(why));
  let readyAtMs: number | undefined;
  let isClosed = false;

  const watchAnswers = (): void => {
    if (conversation.open === 0) watchdog.rest();
    else watchdog.watch(times.silenceMs, `the process said nothing for ${times.silenceMs} ms`);
  };
  const child = keepChild({
    program,
    backoff,
    started(tell) {
      watchdog.watch(times.startTimeoutMs, `the model was not ready within ${times.startTimeoutMs} ms`);
      tell({ kind: 'load', ...model });
    },
    said(message) {
      if (message.kind === 'ready') readyAtMs = performance.now();
      const distrust = conversation.hear(message);
      watchAnswers();
      if (distrust !== undefined) child.kill(distrust);
    },
    ended(reason) {
      watchdog.rest();
      if (readyAtMs !== undefined && performance.now() - readyAtMs > HEALTHY_AFTER_MS) backoff.reset();
      readyAtMs = undefined;
      conversation.end(reason);
    },
  });

  return {
    get state(): ModelProcess['state'] {
      return isClosed ? { state: 'down', reason: 'closed' } : conversation.state;
    },
    get memoryBytes() {
      return conversation.memoryBytes;
    },
    get processId() {
      return child.processId;
    },
    get restarts() {
      return child.restarts;
    },
    async ask(text) {
      if (isClosed) throw new EmbedderError('closed', 'closed');
      const answer = conversation.ask(text);
      if (conversation.open === 1) watchAnswers();
      return answer;
    },
    close() {
      isClosed = true;
      return child.close();
    },
  };
}
