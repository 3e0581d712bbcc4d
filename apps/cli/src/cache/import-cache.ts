import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import type { ImportReport } from '@isartor/gateway';
import type { CliContext } from '../cli-context.js';
import { callGateway } from './call-gateway.js';
import { type Answer, readAnswer, refusalOf } from './gateway-answer.js';
import type { RunningGateway } from './gateway-flags.js';
import { reasonOf } from './reason-of.js';
import { showBytes } from './show-bytes.js';

/**
 * Sends a file (`-`: the standard input) to a running gateway and gives its report of it, also of a file that is not whole.
 * @throws Error that says why there is no report.
 */
export async function importCache(gateway: RunningGateway, file: string, context: CliContext): Promise<ImportReport> {
  const source = await openSource(file, context);
  try {
    return await upload(gateway, source, context);
  } finally {
    source.destroy();
  }
}

async function openSource(file: string, { environment, openInput }: CliContext): Promise<Readable> {
  if (file === '-') return openInput();
  return (await open(resolve(environment.workingDirectory, file))).createReadStream();
}

async function upload(gateway: RunningGateway, source: Readable, context: CliContext): Promise<ImportReport> {
  const { url } = gateway;
  const body = createUpload(source, context);
  const call = { path: '/admin/cache/import', type: 'application/x-ndjson', body: body.pieces() };
  const response = await callGateway(gateway, call).catch((error: unknown) => {
    throw body.failure ?? (body.hasBegun ? brokenOff(error) : error);
  });
  const answer = await readAnswer(response);
  if (isReport(answer)) return answer;
  if (!response.ok) throw refusalOf(url, response, answer);
  throw new Error(`What answers at ${url} is no Isartor gateway: nothing is known of the import`);
}

function createUpload(source: Readable, context: CliContext) {
  let hasBegun = false;
  let failure: Error | undefined;
  return {
    get hasBegun() {
      return hasBegun;
    },
    /** Why the file could not be read to its end. */
    get failure() {
      return failure;
    },
    async *pieces(): AsyncGenerator<Uint8Array> {
      const display = showBytes('Sent', context);
      try {
        for await (const piece of source) {
          hasBegun = true;
          yield piece;
          display.add(piece.length);
        }
      } catch (error) {
        failure = new Error(`The file cannot be read to its end (${reasonOf(error)})`, { cause: error });
        throw error;
      } finally {
        display.end();
      }
    },
  };
}

const brokenOff = (error: unknown): Error => {
  const cause = error instanceof Error ? error.cause : error;
  return new Error(`The gateway broke off (${reasonOf(cause)}): what it has imported until then is not known`, {
    cause,
  });
};

function isReport(answer: Answer | undefined): answer is Answer & ImportReport {
  const { imported, skipped, errors, complete } = (answer ?? {}) as Partial<ImportReport>;
  const counts = [imported?.l1a, skipped?.expired, skipped?.superseded, skipped?.refused];
  return counts.every(Number.isSafeInteger) && Array.isArray(errors) && typeof complete === 'boolean';
}
