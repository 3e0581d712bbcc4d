import { resolve } from 'node:path';
import { askGateway } from '../cache/ask-gateway.js';
import {
  CACHE_ARGS,
  type CacheAction,
  type CacheCommandLine,
  readCacheCommandLine,
} from '../cache/cache-command-line.js';
import { countOf } from '../cache/count-of.js';
import { exportCache } from '../cache/export-cache.js';
import type { Answer } from '../cache/gateway-answer.js';
import { findGateway } from '../cache/gateway-flags.js';
import { importCache } from '../cache/import-cache.js';
import { readPurgeFlags } from '../cache/read-purge-flags.js';
import { type CacheStats, renderCacheStats } from '../cache/render-cache-stats.js';
import { failureOf, renderImport } from '../cache/render-import.js';
import { sendFeedback } from '../cache/send-feedback.js';
import { toJson } from '../cache/to-json.js';
import { calibrate } from '../calibrate/calibrate.js';
import type { CliCommand } from '../cli-command.js';
import type { CliContext } from '../cli-context.js';
import { UsageError } from '../usage-error.js';

type Run = (line: CacheCommandLine, context: CliContext) => Promise<void>;

const RUNS: Readonly<Record<CacheAction, Run>> = {
  stats: showStats,
  purge,
  export: exportToFile,
  import: importFile,
  feedback: sendFeedback,
  calibrate,
};

/** `isartor cache`: looks at the caches of a running gateway, purges them, and takes their answers elsewhere. */
export function createCacheCommand(context: CliContext): CliCommand {
  return {
    name: 'cache',
    summary: 'Show, purge, export, import, correct and calibrate the caches',
    args: CACHE_ARGS,
    examples: [
      ['isartor cache stats', 'Show how the caches of the running gateway are'],
      ['isartor cache purge --tag docs', 'Drop the answers that were filed under a tag'],
      ['isartor cache purge --all', 'Drop every answer'],
      ['isartor cache export answers.ndjson', 'Write the answers of all tenants to a file'],
      ['isartor cache import answers.ndjson', 'Give a gateway the answers of a file'],
      ['isartor cache feedback 7f1c... --wrong', 'Drop what the answer to a request came from'],
      ['isartor cache calibrate pairs.ndjson', 'Show hits and errors on pairs of your own'],
    ],
    async run(rawArguments) {
      const line = readCacheCommandLine(rawArguments);
      await RUNS[line.action](line, context);
    },
  };
}

async function showStats({ rawArguments, has }: CacheCommandLine, { environment, print }: CliContext): Promise<void> {
  const gateway = findGateway(rawArguments, environment);
  const { layers, exact_cache = null, semantic_cache = null } = await askGateway(gateway, { path: '/health' });
  const { l1a, l1b } = Object(layers);
  const stats = { l1a, exact_cache, l1b, semantic_cache };
  if (typeof stats.l1a !== 'string') throw new Error(`What answers at ${gateway.url} is no Isartor gateway`);
  print(has('json') ? toJson(stats) : renderCacheStats(stats as CacheStats));
}

async function purge({ rawArguments, has }: CacheCommandLine, context: CliContext): Promise<void> {
  const { environment, print, confirm } = context;
  const what = readPurgeFlags(rawArguments);
  const gateway = findGateway(rawArguments, environment);
  if (what.all && !has('yes') && confirm !== undefined) {
    if (!(await confirm(`Drop every answer, of every tenant, that ${gateway.url} has?`)))
      throw new Error('Nothing was purged');
  }
  const { purged } = await askGateway(gateway, { path: '/admin/cache/purge', body: what });
  const { l1a, l1b } = (purged ?? {}) as Answer;
  if (typeof l1a !== 'number' || typeof l1b !== 'number')
    throw new Error(`What answers at ${gateway.url} is no Isartor gateway: nothing is known of the purge`);
  if (has('json')) print(toJson({ purged }));
  else print(`Purged ${countOf(l1a)} of the exact cache, ${l1b} of the semantic cache\n`);
}

async function exportToFile({ file, rawArguments, has }: CacheCommandLine, context: CliContext): Promise<void> {
  const { environment, print, printError } = context;
  const isPipe = file === '-';
  if (isPipe && (has('json') || has('force')))
    throw new UsageError('"isartor cache export" takes --json and --force with the name of a file only');
  const path = resolve(environment.workingDirectory, file);
  const target = isPipe ? file : { path, force: has('force') };
  const l1a = await exportCache(findGateway(rawArguments, environment), target, context);
  if (isPipe) printError(`Exported ${countOf(l1a)}\n`);
  else print(has('json') ? toJson({ exported: { l1a } }) : `Exported ${countOf(l1a)} to ${file}\n`);
}

async function importFile({ file, rawArguments, has }: CacheCommandLine, context: CliContext): Promise<void> {
  const { environment, print, confirm } = context;
  if (file === '-' && confirm !== undefined)
    throw new UsageError('"isartor cache import" needs a file, or one on its standard input');
  const report = await importCache(findGateway(rawArguments, environment), file, context);
  const { imported, skipped, errors, complete } = report;
  print(has('json') ? toJson({ imported, skipped, errors, complete }) : renderImport(report));
  const failure = failureOf(report);
  if (failure !== undefined) throw new Error(failure);
}
