import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { type CalibrationReport, calibrateSemanticCache, loadConfig } from '@isartor/gateway';
import type { CacheCommandLine } from '../cache/cache-command-line.js';
import { toJson } from '../cache/to-json.js';
import type { CliContext } from '../cli-context.js';
import { readConfigArguments } from '../config-flags.js';
import { UsageError } from '../usage-error.js';
import { type BadLine, readPairs } from './read-pairs.js';
import { renderCalibration } from './render-calibration.js';

/** Bad lines that are told one by one. */
const MOST_TOLD = 20;

/**
 * Compares the labelled pairs of a file as the configured semantic cache would, and shows its hits and errors on them.
 * @throws UsageError where the pairs would be typed in; Error where there are none, or the embedder cannot be used.
 */
export async function calibrate({ file, rawArguments, has }: CacheCommandLine, context: CliContext): Promise<void> {
  if (file === '-' && context.confirm !== undefined)
    throw new UsageError('"isartor cache calibrate" needs a file of pairs, or one on its standard input');
  const { config } = loadConfig({ ...context.environment, ...readConfigArguments(rawArguments) });
  const source = await openSource(file, context);
  const bad: BadLine[] = [];
  const pairs = readPairs(source, (line) => bad.push(line));
  const report = await compare(config, pairs, context).finally(() => source.destroy());
  tellBad(bad, context);
  if (report.pairs === 0) throw new Error(`There is no pair that can be compared${why(report)}`);
  context.print(has('json') ? toJson({ ...report, bad_lines: bad }) : renderCalibration(report));
}

async function compare(
  config: Parameters<typeof calibrateSemanticCache>[0],
  pairs: Parameters<typeof calibrateSemanticCache>[1],
  { interruption, showProgress }: CliContext,
): Promise<CalibrationReport> {
  try {
    return await calibrateSemanticCache(config, pairs, {
      signal: interruption(),
      onProgress: (count) => showProgress?.(`Compared ${count} pairs`),
    });
  } finally {
    showProgress?.('');
  }
}

async function openSource(file: string, { environment, openInput }: CliContext): Promise<Readable> {
  if (file === '-') return openInput();
  return (await open(resolve(environment.workingDirectory, file))).createReadStream();
}

function tellBad(bad: readonly BadLine[], { printError }: CliContext): void {
  for (const { line, problem } of bad.slice(0, MOST_TOLD)) printError(`Line ${line} is left out: ${problem}\n`);
  if (bad.length > MOST_TOLD) printError(`${bad.length - MOST_TOLD} more lines are left out\n`);
}

const why = ({ unsuitable }: CalibrationReport): string =>
  unsuitable === 0
    ? ': each line has to be {"a": "...", "b": "...", "same": true} or false'
    : `: ${unsuitable} are too long for the embedder or not in its language`;
