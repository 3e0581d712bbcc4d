import type { CalibrationReport, ChosenSetting } from '@isartor/gateway';
import { wrapText } from '../explain/wrap-text.js';
import { type Column, renderTable } from '../stats/render-table.js';
import { showPercent } from './show-percent.js';

interface Row {
  readonly target: number;
  readonly chosen: ChosenSetting | undefined;
}

const line = (text: string): string => wrapText(text, { columns: 80, indent: '  ' });

/** The settings to choose, target by target, and what the configured ones come to. */
export function renderChoice(report: CalibrationReport): string {
  const { targets, by_error_rate, settings } = report;
  const isCalibrated = by_error_rate.length > 0;
  const key = isCalibrated ? 'cache_semantic.max_error_rate' : 'cache_semantic.uncalibrated_threshold';
  const rows = targets.map((one): Row => {
    return { target: one.target, chosen: isCalibrated ? one.by_error_rate : one.by_similarity };
  });
  const { similarity_threshold: floor, max_error_rate, uncalibrated_threshold } = settings;
  const now = isCalibrated ? max_error_rate : uncalibrated_threshold;
  const beside = isCalibrated ? `beside similarity_threshold = ${floor}` : 'and similarity_threshold no higher';
  return [
    renderTable(columnsFor(key), rows),
    line(`Configured is ${key} = ${now}, ${beside}.`),
    line('Shares are of these pairs: they say of your traffic what the pairs have in common with it.'),
  ].join('');
}

const columnsFor = (key: string): readonly Column<Row>[] => [
  { title: 'wrong hits', align: 'right', cell: ({ target }) => `<= ${showPercent(target)}` },
  { title: key, align: 'left', cell: ({ chosen }) => (chosen === undefined ? 'none' : String(chosen.point.setting)) },
  {
    title: 'hits',
    align: 'right',
    cell: ({ chosen }) => (chosen === undefined ? '-' : showPercent(chosen.point.hitRate)),
  },
  { title: '', align: 'left', cell: ({ chosen }) => (chosen === undefined ? '' : certaintyOf(chosen)) },
];

function certaintyOf({ is_certain, point: { interval } }: ChosenSetting): string {
  return is_certain ? 'for certain (95 %)' : `may be up to ${showPercent(interval[1])}`;
}
