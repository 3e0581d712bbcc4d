import type { CliCommand } from '../cli-command.js';
import type { CliContext } from '../cli-context.js';
import { type FetchedStats, fetchStats } from '../stats/fetch-stats.js';
import { renderStats } from '../stats/render-stats.js';
import { readStatsCommandLine, STATS_ARGS, type StatsCommandLine } from '../stats/stats-command-line.js';
import { watchStats } from '../stats/watch-stats.js';

/** `isartor stats`: what a running gateway has done with the prompts, without any monitoring. */
export function createStatsCommand(context: CliContext): CliCommand {
  return {
    name: 'stats',
    summary: 'Show what became of the prompts of a running gateway, and what was saved',
    args: STATS_ARGS,
    examples: [
      ['isartor stats', 'Show what was answered, and what that saved'],
      ['isartor stats --by-tool', 'Show it for each tool that asks'],
      ['isartor stats --watch', 'Go on showing it, every 2 seconds'],
    ],
    async run(rawArguments) {
      const { environment, print } = context;
      const line = readStatsCommandLine(rawArguments, environment);
      const look = async (signal: AbortSignal): Promise<string> => show(line, await fetchStats(line, signal), context);
      if (line.watchMs === undefined) print(await look(new AbortController().signal));
      else await watchStats({ intervalMs: line.watchMs, look }, context);
    },
  };
}

function show(line: StatsCommandLine, { version, prompts, agents }: FetchedStats, { screen }: CliContext): string {
  if (line.json) {
    // One line a look, for who reads them one by one.
    const indent = line.watchMs === undefined ? 2 : undefined;
    return `${JSON.stringify(agents === undefined ? prompts : { prompts, agents }, undefined, indent)}\n`;
  }
  const columns = screen?.columns ?? Number.POSITIVE_INFINITY;
  const { url } = line.gateway;
  return renderStats({ url, version, prompts, columns, ...(agents && { agents: agents.agents }) });
}
