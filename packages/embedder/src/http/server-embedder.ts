import type { Embedder } from '@isartor/core';
import { createCallQueue } from '../call-queue.js';
import { EmbedderError } from '../embedder-error.js';
import { isEnglish } from '../language/is-english.js';
import { createServer } from './server.js';
import type { ServerDialect } from './server-dialect.js';
import type { ServerEmbedderOptions } from './server-embedder-options.js';

/** What the embedder of one server is made of. */
export interface ServerEmbedderParts {
  readonly id: string;
  readonly dialect: ServerDialect;
  readonly options: ServerEmbedderOptions & { readonly maxCharacters: number };
}

/** An embedder that asks a server. */
export function createServerEmbedder({ id, dialect, options }: ServerEmbedderParts): Embedder {
  const { maxCharacters, language = 'english', timeoutMs = 250, maxConcurrent = 8, maxWaiting = 64 } = options;
  const queue = createCallQueue({ timeoutMs, maxRunning: maxConcurrent, maxWaiting });
  const server = createServer(dialect, options.dimensions);
  const closing = new AbortController();

  return {
    id,
    get dimensions() {
      return server.dimensions;
    },
    async embed(text, signal) {
      signal.throwIfAborted();
      closing.signal.throwIfAborted();
      if (text.length > maxCharacters) return { unsuitable: 'too-long' };
      if (language === 'english' && !isEnglish(text)) return { unsuitable: 'language' };
      return queue.run(AbortSignal.any([signal, closing.signal]), (within) => server.embed(text, within));
    },
    health: () => ({
      ...(closing.signal.aborted ? { state: 'down', reason: 'closed' } : server.state),
      waiting: queue.waiting,
      turnedAway: queue.turnedAway,
    }),
    async close() {
      closing.abort(new EmbedderError('closed', 'closed'));
    },
  };
}
