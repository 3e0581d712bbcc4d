import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ExactCache, KeyedEntry } from '@isartor/cache-exact';
import { type Completion, IsartorError } from '@isartor/core';
import type { Caller } from '../auth/authenticator.js';
import type { Exchange } from '../http/exchange.js';
import { addTraceId, type Headers } from '../http/response-headers.js';
import { writePiece } from '../http/write-stream.js';
import type { Runtime } from '../runtime.js';
import { type FilePiece, renderFile } from './transfer/render-file.js';

/** Who asks, and what is asked for. */
export interface ExportDuties {
  readonly caller: Caller;
  readonly cache: ExactCache<Completion>;
}

/** Milliseconds for which the file may hold the event loop. */
const TURN_MS = 5;

/**
 * `GET /admin/cache/export`: every answer that may be served now, as a file, as fast as the client takes it. A file that
 * broke off has no trailer, and its connection is cut.
 * @throws IsartorError `forbidden` for who is no administrator; `store_unavailable`.
 */
export async function handleExport(
  exchange: Exchange,
  { log }: Runtime,
  { caller, cache }: ExportDuties,
): Promise<void> {
  if (!caller.admin) throw new IsartorError('forbidden', 'Only the key of an administrator may export');
  const { incoming, outgoing, requestId, signal } = exchange;
  const file = renderFile(readable(cache.entries(signal)), new Date());
  // Nothing is promised before the store has given something.
  const first = await file.next();
  const headers: Headers = {
    'content-type': 'application/x-ndjson',
    'content-disposition': 'attachment; filename="isartor-cache.ndjson"',
    'cache-control': 'no-store',
    'x-isartor-request-id': requestId,
  };
  addTraceId(headers, exchange);
  outgoing.writeHead(200, headers);
  if (incoming.method === 'HEAD') await file.return(undefined);
  else if (!first.done) log.info(await write(exchange, caller, { first: first.value, file }), 'Cache exported');
  outgoing.end();
}

interface Pieces {
  readonly first: FilePiece;
  readonly file: AsyncGenerator<FilePiece>;
}

/** Writes the file, and tells what the log has to know of it. */
async function write({ outgoing, requestId, signal }: Exchange, { tenant }: Caller, pieces: Pieces): Promise<object> {
  const { first, file } = pieces;
  let { entries: l1a } = first;
  let turnEndsAt = performance.now() + TURN_MS;
  let slow = writePiece(outgoing, first.text);
  for await (const piece of file) {
    if (slow !== undefined) await slow;
    if (performance.now() > turnEndsAt) {
      await nextTurn();
      turnEndsAt = performance.now() + TURN_MS;
    }
    signal.throwIfAborted();
    slow = writePiece(outgoing, piece.text);
    l1a = piece.entries;
  }
  return { request_id: requestId, tenant, l1a };
}

async function* readable(entries: AsyncIterable<KeyedEntry<Completion>>): AsyncGenerator<KeyedEntry<Completion>> {
  try {
    yield* entries;
  } catch (cause) {
    if (IsartorError.is(cause)) throw cause;
    throw new IsartorError('store_unavailable', 'The cache could not be read', { cause });
  }
}
