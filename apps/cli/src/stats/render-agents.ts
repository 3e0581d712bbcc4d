import type { AgentStats } from '@isartor/gateway';
import { type Column, renderTable } from './render-table.js';
import { showDollars, showMilliseconds, showShare } from './show-figure.js';

type Row = readonly [tool: string, stats: AgentStats];

const right = (title: string, cell: (stats: AgentStats) => string | number): Column<Row> => ({
  ...{ title, align: 'right' },
  cell: ([, stats]) => String(cell(stats)),
});
const TOOL: Column<Row> = { title: 'Tool', align: 'left', cell: ([tool]) => tool };

const REQUESTS: readonly Column<Row>[] = [
  TOOL,
  right('Reqs', ({ requests }) => requests),
  right('Hits', ({ cache_hits }) => cache_hits),
  right('Misses', ({ cache_misses }) => cache_misses),
  right('Hit rate', ({ hit_rate }) => showShare(hit_rate)),
  right('Avg ms', ({ average_latency_ms, latency_ms }) => showMilliseconds(latency_ms.p50 && average_latency_ms)),
  right('p50 ms', ({ latency_ms }) => showMilliseconds(latency_ms.p50)),
  right('p95 ms', ({ latency_ms }) => showMilliseconds(latency_ms.p95)),
];

const CACHES: readonly Column<Row>[] = [
  TOOL,
  right('L1a H/M', ({ l1a_hits, l1a_misses }) => `${l1a_hits}/${l1a_misses}`),
  right('L1a', ({ l1a_safety_ratio }) => showShare(l1a_safety_ratio)),
  right('L1b H/M', ({ l1b_hits, l1b_misses }) => `${l1b_hits}/${l1b_misses}`),
  right('L1b', ({ l1b_safety_ratio }) => showShare(l1b_safety_ratio)),
  right('Retries', ({ retry_count }) => retry_count),
  right('Errors', ({ error_count }) => error_count),
  right('Tokens', ({ saved_tokens }) => saved_tokens),
  right('Saved', ({ saved_tokens, saved_cost_usd }) =>
    saved_tokens > 0 && saved_cost_usd === 0 ? '-' : showDollars(saved_cost_usd),
  ),
];

/** What each tool asked for and what became of it, in two tables that 80 columns have room for. */
export function renderAgents(agents: Readonly<Record<string, AgentStats>>): string {
  const rows = Object.entries(agents);
  if (rows.length === 0) return '  No tool-level traffic recorded yet.\n';
  return `${renderTable(REQUESTS, rows)}\n${renderTable(CACHES, rows)}`;
}
