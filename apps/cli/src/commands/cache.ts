import { type ArgsDef, parseArgs } from 'citty';
import { type Answer, askGateway } from '../cache/ask-gateway.js';
import { findGateway, GATEWAY_FLAGS, type RunningGateway } from '../cache/gateway-flags.js';
import { PURGE_FLAGS, type PurgeBody, purgeFlags, readPurgeFlags } from '../cache/read-purge-flags.js';
import { type CacheStats, renderCacheStats } from '../cache/render-cache-stats.js';
import type { CliCommand } from '../cli-command.js';
import type { CliContext } from '../cli-context.js';
import { UsageError } from '../usage-error.js';

const ARGS = {
  action: { type: 'positional', description: 'stats: how the caches are; purge: drop what a flag names' },
  ...PURGE_FLAGS,
  yes: { type: 'boolean', description: 'purge: do not ask before --all' },
  json: { type: 'boolean', description: 'Print JSON' },
  ...GATEWAY_FLAGS,
} as const satisfies ArgsDef;

/** `isartor cache`: looks at the caches of a running gateway and purges them. */
export function createCacheCommand(context: CliContext): CliCommand {
  const { environment } = context;
  return {
    name: 'cache',
    summary: 'Show and purge the caches of a running gateway',
    args: ARGS,
    examples: [
      ['isartor cache stats', 'Show how the caches of the running gateway are'],
      ['isartor cache purge --tag docs', 'Drop the answers that were filed under a tag'],
      ['isartor cache purge --all', 'Drop every answer'],
    ],
    async run(rawArguments) {
      const action = actionOf(rawArguments);
      if (action === 'purge') return purge(rawArguments, readPurgeFlags(rawArguments), context);
      if (purgeFlags(rawArguments).length > 0 || rawArguments.includes('--yes'))
        throw new UsageError('"isartor cache stats" shows all there is: flags of purge do not go with it');
      await showStats(findGateway(rawArguments, environment), rawArguments, context);
    },
  };
}

function actionOf(rawArguments: string[]): 'stats' | 'purge' {
  const { action } = parseArgs<typeof ARGS>(rawArguments, { ...ARGS, action: { ...ARGS.action, required: false } });
  if (action === 'stats' || action === 'purge') return action;
  throw new UsageError('"isartor cache" needs to know what to do: isartor cache stats, or isartor cache purge');
}

const asksJson = (rawArguments: readonly string[]): boolean => rawArguments.includes('--json');
const toJson = (document: object): string => `${JSON.stringify(document, undefined, 2)}\n`;

async function showStats(gateway: RunningGateway, rawArguments: string[], { print }: CliContext): Promise<void> {
  const { layers, exact_cache: cache = null } = await askGateway(gateway, { path: '/health' });
  const stats = { l1a: (layers as Answer | undefined)?.l1a, exact_cache: cache };
  if (typeof stats.l1a !== 'string') throw new Error(`What answers at ${gateway.url} is no Isartor gateway`);
  print(asksJson(rawArguments) ? toJson(stats) : renderCacheStats(stats as CacheStats));
}

async function purge(rawArguments: string[], what: PurgeBody, context: CliContext): Promise<void> {
  const { environment, print, confirm } = context;
  const gateway = findGateway(rawArguments, environment);
  if (what.all && !rawArguments.includes('--yes') && confirm !== undefined) {
    if (!(await confirm(`Drop every answer, of every tenant, that ${gateway.url} has?`)))
      throw new Error('Nothing was purged');
  }
  const { purged } = await askGateway(gateway, { path: '/admin/cache/purge', body: what });
  const { l1a, l1b } = (purged ?? {}) as Answer;
  if (typeof l1a !== 'number' || typeof l1b !== 'number')
    throw new Error(`What answers at ${gateway.url} is no Isartor gateway: nothing is known of the purge`);
  if (asksJson(rawArguments)) print(toJson({ purged }));
  else print(`Purged ${l1a} ${l1a === 1 ? 'answer' : 'answers'} of the exact cache, ${l1b} of the semantic cache\n`);
}
