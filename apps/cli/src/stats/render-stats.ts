import type { AgentStats, PromptStats, StatsOrigin } from '@isartor/gateway';
import { renderAgents } from './render-agents.js';
import { renderRecent } from './render-recent.js';
import { type Column, renderTable } from './render-table.js';
import { showDollars, showMilliseconds, showShare } from './show-figure.js';

/** What there is to show. */
export interface ShownStats {
  readonly url: string;
  /** Undefined where the gateway did not tell it. */
  readonly version: string | undefined;
  readonly prompts: PromptStats;
  /** Only where they were asked for. */
  readonly agents?: Readonly<Record<string, AgentStats>>;
  /** Of a line; Infinity where nobody looks at it. */
  readonly columns: number;
}

/** The figures of a gateway in lines. */
export function renderStats({ url, version, prompts, agents, columns }: ShownStats): string {
  const sections: readonly (readonly [title: string, lines: string])[] = [
    ['Isartor Prompt Stats', renderHead(url, version, prompts)],
    ['By Layer', renderCounts(upperCase(prompts.by_layer), prompts.total_prompts)],
    ['By Surface', renderCounts(prompts.by_surface, prompts.total_prompts)],
    ['By Client', renderCounts(prompts.by_client, prompts.total_prompts)],
    ...toolSection(prompts, agents),
    ['Recent Prompts', renderRecent(prompts.recent, columns)],
  ];
  const shown = sections.filter(([, lines]) => lines !== '');
  return `\n${shown.map(([title, lines]) => `${title}\n${lines}`).join('\n')}`;
}

function toolSection(prompts: PromptStats, agents: ShownStats['agents']): readonly (readonly [string, string])[] {
  if (agents !== undefined) return [['By Tool', renderAgents(agents)]];
  return [['By Tool', renderCounts(prompts.by_tool, prompts.total_prompts)]];
}

function renderHead(url: string, version = 'unknown', prompts: PromptStats): string {
  const { total_prompts, total_deflected_prompts, by_layer, latency_ms } = prompts;
  const rows: readonly (readonly [label: string, value: string])[] = [
    ['URL', url],
    ['Version', version],
    ['Counted', renderOrigin(prompts)],
    ['Total', String(total_prompts)],
    ['Deflected', `${total_deflected_prompts} (${showShare(prompts.deflection_rate)})`],
    ['Cloud', String(by_layer.l3 ?? 0)],
    ['Hit rate', showShare(prompts.hit_rate)],
    [
      'Latency',
      latency_ms.p50 === null
        ? '-'
        : `p50 about ${showMilliseconds(latency_ms.p50)} ms, p95 about ${showMilliseconds(latency_ms.p95)} ms`,
    ],
    ['Saved', `${prompts.saved_tokens} tokens, ${showSaving(prompts)}`],
  ];
  return rows.map(([label, value]) => `  ${`${label}:`.padEnd(11)} ${value}\n`).join('');
}

function showSaving(prompts: PromptStats): string {
  const { saved_tokens, saved_cost_usd } = prompts;
  return saved_tokens > 0 && saved_cost_usd === 0
    ? 'at no price that usage_pricing tells'
    : showDollars(saved_cost_usd);
}

function renderOrigin({ scope, replicas, since, reason }: StatsOrigin): string {
  const from = `since ${since.slice(0, 19).replace('T', ' ')} UTC`;
  if (scope === 'all_replicas') return `all ${replicas} ${replicas === 1 ? 'replica' : 'replicas'}, ${from}`;
  if (reason === undefined) return `this replica, ${from}`;
  return `this replica, ${from}\n${' '.repeat(14)}Redis, where the numbers of all are, cannot be asked: ${reason}`;
}

const upperCase = (counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(counts).map(([name, count]) => [name.toUpperCase(), count]));

type CountRow = readonly [name: string, count: number, share: string];

const NAME_WIDTH = 14;
const COUNT_COLUMNS: readonly Column<CountRow>[] = [
  { title: '', align: 'left', cell: ([name]) => name.padEnd(NAME_WIDTH) },
  { title: '', align: 'right', cell: ([, count]) => String(count).padStart(8) },
  { title: '', align: 'right', cell: ([, , share]) => share.padStart(7) },
];

function renderCounts(counts: Readonly<Record<string, number>>, total: number): string {
  const rows = Object.entries(counts).map(([name, count]): CountRow => {
    return [name, count, showShare(total === 0 ? null : count / total)];
  });
  return renderTable(COUNT_COLUMNS, rows).replace(/^.*\n/, '');
}
