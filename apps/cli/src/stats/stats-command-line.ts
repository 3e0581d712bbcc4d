import { type ArgsDef, parseArgs } from 'citty';
import { findGateway, GATEWAY_FLAGS, type RunningGateway } from '../cache/gateway-flags.js';
import type { CliContext } from '../cli-context.js';
import { UsageError } from '../usage-error.js';

/** What `isartor stats` takes. */
export const STATS_ARGS = {
  'by-tool': { type: 'boolean', description: 'Tell more of each tool: look-ups, latencies, retries, errors, savings' },
  json: { type: 'boolean', description: 'Print JSON' },
  watch: { type: 'string', default: '', valueHint: '[SECONDS]', description: 'Go on showing them, every 2 seconds' },
  'recent-limit': {
    type: 'string',
    valueHint: 'N',
    description: 'How many of the latest prompts to show: 10, at most 200',
  },
  'gateway-url': { ...GATEWAY_FLAGS.url },
  'gateway-api-key': { ...GATEWAY_FLAGS['gateway-key'] },
  config: GATEWAY_FLAGS.config,
  set: GATEWAY_FLAGS.set,
} as const satisfies ArgsDef;

/** A command line that was understood. */
export interface StatsCommandLine {
  readonly gateway: RunningGateway;
  readonly byTool: boolean;
  readonly json: boolean;
  readonly recentLimit: number;
  /** Milliseconds between two looks; undefined for one look. */
  readonly watchMs: number | undefined;
}

const DEFAULT_RECENT = 10;
const MAX_RECENT = 200;
const DEFAULT_WATCH_SECONDS = 2;
const LEAST_WATCH_SECONDS = 0.1;
const MOST_WATCH_SECONDS = 86_400;

/** @throws UsageError for a value that is none; Error where no gateway is known. */
export function readStatsCommandLine(rawArguments: string[], environment: CliContext['environment']): StatsCommandLine {
  const { watch: _watch, ...args } = STATS_ARGS;
  const asked = parseArgs<typeof args>(rawArguments, args);
  return {
    byTool: asked['by-tool'] === true,
    json: asked.json === true,
    recentLimit: readRecentLimit(asked['recent-limit']),
    watchMs: readWatch(rawArguments),
    gateway: findGateway(rawArguments, environment, { url: 'gateway-url', key: 'gateway-api-key' }),
  };
}

function readRecentLimit(text: string | undefined): number {
  if (text === undefined) return DEFAULT_RECENT;
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (!(limit <= MAX_RECENT)) throw new UsageError(`The flag --recent-limit needs a number from 0 to ${MAX_RECENT}`);
  return limit;
}

function readWatch(rawArguments: readonly string[]): number | undefined {
  const index = rawArguments.findLastIndex((argument) => argument === '--watch' || argument.startsWith('--watch='));
  const flag = rawArguments[index];
  if (flag === undefined) return undefined;
  const next = rawArguments[index + 1];
  const alone = next === undefined || next.startsWith('-') ? String(DEFAULT_WATCH_SECONDS) : next;
  const text = flag === '--watch' ? alone : flag.slice('--watch='.length);
  const seconds = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(seconds >= LEAST_WATCH_SECONDS && seconds <= MOST_WATCH_SECONDS))
    throw new UsageError(`The flag --watch needs seconds, ${LEAST_WATCH_SECONDS} at least`);
  return seconds * 1000;
}
