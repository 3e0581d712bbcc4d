import type { Restore } from '@isartor/cache-exact';
import { type Completion, IsartorError } from '@isartor/core';
import { type EntryLine, readEntryLine } from './entry-line.js';
import { assertHeader } from './file-header.js';
import { createFileSeal, isTrailer } from './file-seal.js';
import type { ImportReport } from './import-report.js';
import { createImportTally, type ImportTally } from './import-tally.js';
import type { Line } from './line-splitter.js';

/** What takes in a file of the cache line by line. */
export interface FileImport {
  /**
   * Takes the next line and resolves when it can take another.
   * @throws IsartorError `invalid_request` where the first one is no header of this format, `store_unavailable`.
   */
  take(line: Line): Promise<void>;
  /** Resolves when all that was taken is stored or refused. */
  settle(): Promise<ImportReport>;
  /** The same at the file's end. @throws IsartorError `invalid_request` where there was not even a header. */
  finish(): Promise<ImportReport>;
  /** What became of the lines until now. */
  report(): ImportReport;
}

/** Where entries go, and what time it is. */
export interface FileImportOptions {
  readonly restore: Restore<Completion>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Entries, and bytes of them, that are stored at one time. */
const STORED_AT_ONCE = 16;
const BYTES_AT_ONCE = 1024 * 1024;

interface Waiting extends EntryLine {
  readonly number: number;
}

/** Begins before the first line. Every line is checked before its entry is stored; a bad one costs itself alone. */
export function createFileImport({ restore, now }: FileImportOptions): FileImport {
  const seal = createFileSeal();
  const tally = createImportTally();
  let number = 0;
  let isWhole = false;
  let waiting: Waiting[] = [];
  let waitingBytes = 0;

  const refuse = (message: string): void => {
    tally.count('refused');
    tally.note(number, message);
  };

  const storeWaiting = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    waitingBytes = 0;
    const outcomes = await Promise.allSettled(batch.map((entry) => store(entry, restore, tally)));
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed !== undefined)
      throw new IsartorError('store_unavailable', 'The cache went away', { cause: failed.reason });
  };

  const takeEntry = (line: Uint8Array): void => {
    try {
      waiting.push({ number, ...readEntryLine(line, now()) });
      waitingBytes += line.length;
    } catch (error) {
      refuse(whyNot(error));
    }
  };

  const takeTrailer = (line: Uint8Array): void => {
    isWhole = seal.fits(line);
    if (!isWhole) tally.note(number, 'The trailer tells of other lines than those before it');
  };

  const takeLine = (line: Line): void => {
    if (isWhole) tally.note(number, 'Behind the trailer there is more');
    isWhole = false;
    if (line === 'too long') refuse('The line is too long');
    else if (isTrailer(line)) takeTrailer(line);
    else takeEntry(line);
  };

  const report = (): ImportReport => tally.report(isWhole);

  const settle = async (): Promise<ImportReport> => {
    await storeWaiting();
    return report();
  };

  return {
    async take(line) {
      number += 1;
      if (number === 1) assertHeader(line);
      else takeLine(line);
      if (line !== 'too long') seal.add(line);
      if (waiting.length >= STORED_AT_ONCE || waitingBytes >= BYTES_AT_ONCE) await storeWaiting();
    },
    settle,
    async finish() {
      if (number === 0) assertHeader(undefined);
      return settle();
    },
    report,
  };
}

async function store({ number, key, entry }: Waiting, restore: Restore<Completion>, tally: ImportTally): Promise<void> {
  const outcome = await restore(key, entry);
  tally.count(outcome);
  if (outcome === 'refused') tally.note(number, 'The store did not take the entry');
}

/** The reader of bodies tells of a body. */
function whyNot(error: unknown): string {
  if (!IsartorError.is(error) || error.code !== 'invalid_request') throw error;
  return error.message.replace(/^The body\b/, 'The line').replace(/ of this dialect$/, ' of this format');
}
