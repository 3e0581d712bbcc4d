import type { CalibrationReport, LabelCounts } from '@isartor/gateway';
import { wrapText } from '../explain/wrap-text.js';
import { type Column, renderTable } from '../stats/render-table.js';
import { renderChoice } from './render-choice.js';
import { showPercent } from './show-percent.js';

type Point = CalibrationReport['by_similarity'][number];

/** Least similarities that are shown; the rest is in the JSON. */
const SHOWN_SIMILARITIES: ReadonlySet<number> = new Set([0.99, 0.97, 0.95, 0.93, 0.9, 0.87, 0.85, 0.8, 0.75, 0.7]);

const line = (text: string): string => wrapText(text, { columns: 80, indent: '  ' });

/** What the semantic cache makes of the pairs, in lines of at most 80 columns. */
export function renderCalibration(report: CalibrationReport): string {
  const { by_error_rate, by_similarity, settings } = report;
  const floor = settings.similarity_threshold;
  const shown = by_similarity.filter(({ setting }) => SHOWN_SIMILARITIES.has(setting));
  const sections: readonly (readonly [title: string, lines: string])[] = [
    ['Pairs', renderPairs(report)],
    ['What the words say', renderVerdicts(report)],
    [`By cache_semantic.max_error_rate, with similarity_threshold = ${floor}`, renderPoints(by_error_rate)],
    ['By a least similarity in place of that bound', renderPoints(shown)],
    ['What to set', renderChoice(report)],
  ];
  return `\n${sections.flatMap(([title, lines]) => (lines === '' ? [] : [`${title}\n${lines}`])).join('\n')}`;
}

function renderPairs({ embedder, pairs, unsuitable, labels }: CalibrationReport): string {
  const left = `${unsuitable} left out: too long for the embedder, or not in its language`;
  return [
    line(`${pairs} compared by ${embedder}`),
    ...(unsuitable > 0 ? [line(left)] : []),
    ...(labels > 0 ? [line(`the bounds rest on ${labels} labels of this gateway's own, too`)] : []),
  ].join('');
}

type VerdictRow = readonly [name: string, counts: LabelCounts, effect: string];

const VERDICT_COLUMNS: readonly Column<VerdictRow>[] = [
  { title: '', align: 'left', cell: ([name]) => name },
  { title: 'same', align: 'right', cell: ([, { same }]) => String(same) },
  { title: 'different', align: 'right', cell: ([, { different }]) => String(different) },
  { title: '', align: 'left', cell: ([, , effect]) => effect },
];

function renderVerdicts({ explained, refused, open, refused_same_by }: CalibrationReport): string {
  const rows: readonly VerdictRow[] = [
    ['explained', explained, `always served; wrong ones: ${explained.different}`],
    ['refused', refused, `never served; right ones missed: ${refused.same}`],
    ['open', open, 'served as the settings say'],
  ];
  const guards = Object.entries(refused_same_by).sort(([, left], [, right]) => right - left);
  const cost = `missed by guard: ${guards.map(([guard, count]) => `${guard} ${count}`).join(', ')}`;
  return `${renderTable(VERDICT_COLUMNS, rows)}${guards.length === 0 ? '' : line(cost)}`;
}

const POINT_COLUMNS: readonly Column<Point>[] = [
  { title: 'setting', align: 'right', cell: ({ setting }) => String(setting) },
  { title: 'hits', align: 'right', cell: ({ hits }) => String(hits) },
  { title: 'of pairs', align: 'right', cell: ({ hitRate }) => showPercent(hitRate) },
  { title: 'wrong', align: 'right', cell: ({ wrong }) => String(wrong) },
  { title: 'of hits', align: 'right', cell: ({ hits, errorRate }) => (hits === 0 ? '-' : showPercent(errorRate)) },
  {
    title: '95 % interval',
    align: 'right',
    cell: ({ hits, interval: [low, high] }) => (hits === 0 ? '-' : `${showPercent(low)} to ${showPercent(high)}`),
  },
];

const renderPoints = (points: readonly Point[]): string =>
  points.length === 0 ? '' : renderTable(POINT_COLUMNS, points);
