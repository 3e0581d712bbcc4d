import type { ExactCache, Restore } from '@isartor/cache-exact';
import { type Completion, IsartorError } from '@isartor/core';
import type { Caller } from '../auth/authenticator.js';
import type { Exchange } from '../http/exchange.js';
import { readChunks } from '../http/read-chunks.js';
import { sendJson } from '../http/send.js';
import type { Runtime } from '../runtime.js';
import { createFileImport, type FileImport } from './transfer/import-file.js';
import type { ImportReport } from './transfer/import-report.js';
import { createLineSplitter } from './transfer/line-splitter.js';

/** Who asks, and what takes the file. */
export interface ImportDuties {
  readonly caller: Caller;
  readonly cache: ExactCache<Completion>;
  /** Lets bodies take their time until what it returns is called. */
  readonly takeTime: () => () => void;
}

/**
 * `POST /admin/cache/import`: stores what `GET /admin/cache/export` gave, here or elsewhere, each line by itself and only
 * after it was checked. The file may be of any length; between two pieces of it `server.body_timeout_ms` may pass. One that
 * is not whole is a 400 that tells what of it was stored; what ends the import before the file's end says how much that was.
 * @throws IsartorError `forbidden` for who is no administrator; `invalid_request` for what is no such file; what reading a
 * body throws; `store_unavailable`.
 */
export async function handleImport(
  exchange: Exchange,
  { config, log }: Runtime,
  { caller, cache, takeTime }: ImportDuties,
): Promise<void> {
  if (!caller.admin) throw new IsartorError('forbidden', 'Only the key of an administrator may import');
  const { signal, requestId, incoming } = exchange;
  const file = createFileImport({ restore: await beginRestore(cache), now: Date.now });
  const hurry = takeTime();
  try {
    const chunks = readChunks(incoming, { idleTimeoutMs: config.server.bodyTimeoutMs, signal });
    sendReport(exchange, await takeIn(chunks, file, signal));
  } catch (error) {
    throw await tellCount(error, file);
  } finally {
    hurry();
    const { imported, skipped, complete } = file.report();
    log.info({ request_id: requestId, tenant: caller.tenant, ...imported, ...skipped, complete }, 'Cache imported');
  }
}

async function beginRestore(cache: ExactCache<Completion>): Promise<Restore<Completion>> {
  try {
    return await cache.beginRestore();
  } catch (cause) {
    throw new IsartorError('store_unavailable', 'The cache cannot be reached: nothing was imported', { cause });
  }
}

async function takeIn(chunks: AsyncIterable<Uint8Array>, file: FileImport, signal: AbortSignal): Promise<ImportReport> {
  const splitter = createLineSplitter();
  for await (const chunk of chunks) {
    for (const line of splitter.push(chunk)) {
      await file.take(line);
      signal.throwIfAborted();
    }
  }
  const rest = splitter.end();
  if (rest !== undefined) await file.take(rest);
  return file.finish();
}

/** What came before the end and was right stays: whoever is told of the end is told of that. */
async function tellCount(error: unknown, file: FileImport): Promise<unknown> {
  const { l1a } = (await file.settle()).imported;
  if (!IsartorError.is(error) || l1a === 0) return error;
  const message = `${error.message}; ${l1a} of the file's answers were imported before`;
  return new IsartorError(error.code, message, { details: error.details, cause: error });
}

function sendReport(exchange: Exchange, report: ImportReport): void {
  if (report.complete) {
    sendJson(exchange, 200, report);
    return;
  }
  const { l1a } = report.imported;
  const message = `The file is cut or was changed: ${l1a} of its answers were imported, each of them whole`;
  sendJson(exchange, 400, { error: 'invalid_request', message, ...report });
}
