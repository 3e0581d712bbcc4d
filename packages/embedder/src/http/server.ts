import type { EmbedderHealth, Embedding } from '@isartor/core';
import { EmbedderError, type EmbedderFault } from '../embedder-error.js';
import { normalised } from '../vector.js';
import { createBreaker } from './breaker.js';
import type { Reply } from './send.js';
import type { ServerDialect } from './server-dialect.js';

/** A server that is left alone for a while when it fails. */
export interface Server {
  readonly state: Pick<EmbedderHealth, 'state' | 'reason'>;
  /** Numbers in a vector; 0 until the first one where that was not told. */
  readonly dimensions: number;
  /** Rejects with an EmbedderError (`down`, `busy`, `reply`), or with the signal's reason. */
  embed(text: string, signal: AbortSignal): Promise<Embedding>;
}

/** Statuses that tell of the text, not of the server. */
const TEXT_REFUSED: ReadonlySet<number> = new Set([400, 422]);

const TOO_MANY_REQUESTS = 429;

/** Asks in the dialect, and checks what it answers. */
export function createServer(dialect: ServerDialect, expectedDimensions = 0): Server {
  const breaker = createBreaker();
  let dimensions = expectedDimensions;

  const fail = (error: EmbedderError, pauseMs?: number): EmbedderError => {
    breaker.failed(error.reason, pauseMs);
    dialect.forget?.();
    return error;
  };
  const ask = async (text: string, signal: AbortSignal): Promise<Reply> => {
    try {
      return await dialect.ask(text, signal);
    } catch (error) {
      if (error instanceof EmbedderError) throw fail(error);
      if (isTimeout(error)) fail(new EmbedderError('timeout', 'the server did not answer in time'));
      else breaker.left();
      throw error;
    }
  };
  const vectorIn = ({ json }: Reply): Float32Array => {
    const numbers = dialect.numbersIn(json);
    const vector = Array.isArray(numbers) ? normalised(numbers) : undefined;
    if (vector === undefined) throw fail(new EmbedderError('reply', 'the answer of the server is no vector'));
    if (dimensions === 0) dimensions = vector.length;
    if (vector.length === dimensions) return vector;
    throw fail(new EmbedderError('reply', `the vector has ${vector.length} numbers, not ${dimensions}`));
  };
  const refusalOf = ({ status, retryAfterSeconds }: Reply): EmbedderError => {
    const error = new EmbedderError(faultBehind(status), `the server answered ${status}`);
    if (!TEXT_REFUSED.has(status)) return fail(error, retryAfterSeconds && retryAfterSeconds * 1000);
    breaker.succeeded();
    return error;
  };

  return {
    get state(): Server['state'] {
      const { trouble } = breaker;
      return trouble === undefined ? { state: 'ready' } : { state: 'down', reason: trouble };
    },
    get dimensions() {
      return dimensions;
    },
    async embed(text, signal) {
      const trouble = breaker.enter();
      if (trouble !== undefined) throw new EmbedderError('down', trouble);
      const reply = await ask(text, signal);
      const isTooLong = reply.status !== 200 && dialect.isTooLong(reply);
      if (reply.status !== 200 && !isTooLong) throw refusalOf(reply);
      const embedding: Embedding = isTooLong ? { unsuitable: 'too-long' } : { vector: vectorIn(reply) };
      breaker.succeeded();
      return embedding;
    },
  };
}

function faultBehind(status: number): EmbedderFault {
  if (status === TOO_MANY_REQUESTS) return 'busy';
  return status >= 500 ? 'down' : 'reply';
}

const isTimeout = (error: unknown): boolean => error instanceof DOMException && error.name === 'TimeoutError';
