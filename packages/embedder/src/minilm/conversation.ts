import type { EmbedderHealth, Embedding } from '@isartor/core';
import { EmbedderError } from '../embedder-error.js';
import { faultOf } from '../vector.js';
import type { FromChild, ToChild } from './messages.js';
import { createPendingCalls } from './pending-calls.js';

/** Calls to a process, and what it says to them. */
export interface Conversation {
  readonly state: Pick<EmbedderHealth, 'state' | 'reason'>;
  /** Resident memory of the process when it last spoke of it. */
  readonly memoryBytes: number | undefined;
  /** Calls without an answer. */
  readonly open: number;
  /** Rejects with an EmbedderError (`starting`, `down`, `reply`), at the latest when the process ends. */
  ask(text: string): Promise<Embedding>;
  /** Takes in what the process says; returns why it cannot be trusted any more, if so. */
  hear(message: FromChild): string | undefined;
  /** The process has ended: nothing is answered until another is ready. */
  end(reason: string): void;
}

/** Begins with a process that is starting. */
export function createConversation(dimensions: number, tell: (message: ToChild) => void): Conversation {
  const pending = createPendingCalls();
  let state: Conversation['state'] = { state: 'starting', reason: 'the model is loading' };
  let memoryBytes: number | undefined;

  const answer = (message: Exclude<FromChild, { kind: 'ready' | 'failed' }>): string | undefined => {
    const call = pending.take(message.call);
    if (call === undefined) return 'it answered what was not asked';
    if (message.kind === 'too-long') call.resolve({ unsuitable: 'too-long' });
    else if (message.kind === 'error') call.reject(new EmbedderError('reply', message.reason));
    else {
      const fault = faultOf(message.vector, dimensions);
      if (fault === undefined) call.resolve({ vector: message.vector });
      else call.reject(new EmbedderError('reply', fault));
      return fault;
    }
    return undefined;
  };

  return {
    get state() {
      return state;
    },
    get memoryBytes() {
      return memoryBytes;
    },
    get open() {
      return pending.size;
    },
    async ask(text) {
      if (state.state !== 'ready') throw new EmbedderError(state.state, state.reason ?? '');
      const { call, answered } = pending.add();
      tell({ kind: 'embed', call, text });
      return answered;
    },
    hear(message) {
      // What runs there may be broken in any way.
      if (typeof message !== 'object' || message === null) return 'it said what is no message';
      memoryBytes = message.memoryBytes ?? memoryBytes;
      if (message.kind === 'failed') return message.reason;
      if (message.kind !== 'ready') return answer(message);
      state = { state: 'ready' };
      return undefined;
    },
    end(reason) {
      state = { state: 'down', reason };
      memoryBytes = undefined;
      pending.rejectAll(new EmbedderError('down', reason));
    },
  };
}
