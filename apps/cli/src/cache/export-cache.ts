import { createCacheFileCheck } from '@isartor/gateway';
import type { CliContext } from '../cli-context.js';
import { callGateway } from './call-gateway.js';
import { readAnswer, refusalOf } from './gateway-answer.js';
import type { RunningGateway } from './gateway-flags.js';
import { reasonOf } from './reason-of.js';
import { showBytes } from './show-bytes.js';
import { assertFree, type FileTarget, writeWholeFile } from './write-whole-file.js';

/** Where the export goes: a file, or the standard output. */
export type ExportTarget = FileTarget | '-';

/**
 * Writes the answers that a running gateway keeps, and tells how many they are.
 * @throws Error that says why there is no file, or that what went to the standard output is not a whole one.
 */
export async function exportCache(gateway: RunningGateway, target: ExportTarget, context: CliContext): Promise<number> {
  if (target !== '-') await assertFree(target);
  const leaving = new AbortController();
  try {
    const response = await callGateway(gateway, { path: '/admin/cache/export', signal: leaving.signal });
    if (!isFile(response)) throw refusalOf(gateway.url, response, await readAnswer(response));
    const file = createDownload(response, context);
    if (target === '-') for await (const piece of file.pieces()) await context.writeBytes(piece);
    else await writeWholeFile(target, file.pieces());
    return file.answers;
  } finally {
    // Whatever has failed here, the gateway need not go on.
    leaving.abort();
  }
}

const isFile = ({ status, headers }: Response): boolean =>
  status === 200 && /^application\/x-ndjson\b/.test(headers.get('content-type') ?? '');

function createDownload(response: Response, context: CliContext) {
  const check = createCacheFileCheck();
  let answers = 0;
  return {
    get answers() {
      return answers;
    },
    /** Throws at the end of a file that is not whole. */
    async *pieces(): AsyncGenerator<Uint8Array> {
      const display = showBytes('Received', context);
      try {
        for await (const piece of bytesOf(response)) {
          check.push(piece);
          display.add(piece.length);
          yield piece;
        }
      } finally {
        display.end();
      }
      const found = check.finish();
      if (found === undefined) throw new Error('The export broke off: the file is not whole');
      answers = found;
    },
  };
}

async function* bytesOf({ body }: Response): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  for (;;) {
    const next = await reader?.read().catch((error: unknown) => {
      throw new Error(`The export broke off (${reasonOf(error)}): the file is not whole`, { cause: error });
    });
    if (next === undefined || next.done) return;
    yield next.value;
  }
}
