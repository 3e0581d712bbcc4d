import type { PromptStats } from '@isartor/gateway';
import { type Column, renderTable } from './render-table.js';
import { showMilliseconds } from './show-figure.js';

type Row = PromptStats['recent'][number];

const HOURS_OF_A_DAY = 24;
const MS_OF_AN_HOUR = 3_600_000;

/** The latest prompts, newest first, no line longer than `columns`. */
export function renderRecent(recent: readonly Row[], columns: number): string {
  if (recent.length === 0) return '  No prompt traffic recorded yet.\n';
  const table = renderTable(columnsFor(recent), recent);
  return table.replaceAll(/.+/g, (line) => (line.length > columns ? `${line.slice(0, columns - 1)}…` : line));
}

/** What is the same in all of them needs no column: the surface, and the date of today's. */
function columnsFor(recent: readonly Row[]): readonly Column<Row>[] {
  const times = recent.map(({ timestamp }) => Date.parse(timestamp));
  const spanMs = Math.max(...times) - Math.min(...times);
  const isOfOneDay = spanMs < HOURS_OF_A_DAY * MS_OF_AN_HOUR;
  const left = (title: string, cell: (row: Row) => string): Column<Row> => ({ title, align: 'left', cell });
  const all: readonly Column<Row>[] = [
    left('UTC', ({ timestamp }) => (isOfOneDay ? timestamp.slice(11, 19) : timestamp.slice(5, 19).replace('T', ' '))),
    left('Layer', ({ final_layer }) => final_layer.toUpperCase()),
    left('HTTP', ({ status_code }) => String(status_code)),
    { title: 'ms', align: 'right', cell: ({ latency_ms }) => showMilliseconds(latency_ms) },
    left('Tool', ({ tool }) => tool),
    left('Client', ({ client }) => client),
  ];
  const route = left('Route', (row) => row.route);
  const isOneSurface = recent.every(({ traffic_surface }) => traffic_surface === 'gateway');
  return isOneSurface ? [...all, route] : [...all, left('Surface', (row) => row.traffic_surface), route];
}
