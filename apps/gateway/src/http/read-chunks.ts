import type { IncomingMessage } from 'node:http';
import { IsartorError } from '@isartor/core';
import { assertPlainBody } from './body.js';

/** How long to wait. */
export interface ChunkLimits {
  /** Milliseconds that the client may let pass before each piece. */
  readonly idleTimeoutMs: number;
  /** Ends the wait with its reason. */
  readonly signal: AbortSignal;
}

/**
 * A body of any length, piece by piece, no faster than the pieces are taken.
 * @throws IsartorError `request_timeout`, `unsupported_media_type` for a content encoding, or `client_closed`. What is left
 * of the body is then read and thrown away.
 */
export async function* readChunks(incoming: IncomingMessage, limits: ChunkLimits): AsyncGenerator<Uint8Array> {
  assertPlainBody(incoming);
  // Leaving an ordinary iterator would cut the connection, and the answer with it.
  const chunks = incoming.iterator({ destroyOnReturn: false });
  try {
    for (;;) {
      const { done, value } = await soon(chunks.next(), limits);
      if (done) break;
      yield value;
    }
    if (!incoming.complete) throw hasLeft();
  } finally {
    incoming.resume();
  }
}

const hasLeft = (): IsartorError => new IsartorError('client_closed', 'The client left before its request was whole');

function soon<Result>(next: Promise<Result>, { idleTimeoutMs, signal }: ChunkLimits): Promise<Result> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    };
    const timer = setTimeout(() => {
      reject(new IsartorError('request_timeout', `No more of the body came for ${idleTimeoutMs} ms`));
    }, idleTimeoutMs);
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    next.then(resolve, () => reject(hasLeft())).finally(end);
  });
}
