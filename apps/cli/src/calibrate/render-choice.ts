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
  const { targets, is_calibrated: isCalibrated, open, settings } = report;
  if (open.same + open.different === 0) return line('No pair is open: on these, all settings come to the same.');
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
    ...(isCalibrated ? [line(withoutBounds(report))] : []),
    line('Shares are of these pairs: they say of your traffic what the pairs have in common with it.'),
  ].join('');
}

/** What the configured target would take if similarity alone decided. */
function withoutBounds({ targets, settings }: CalibrationReport): string {
  const chosen = targets.find(({ target }) => target === settings.max_error_rate)?.by_similarity;
  const without = 'Without bounds (cache_semantic.max_error_rate = 1)';
  const goal = `at most ${showPercent(settings.max_error_rate)} wrong`;
  if (chosen === undefined) return `${without} no similarity_threshold has ${goal}.`;
  const { setting, hitRate } = chosen.point;
  return `${without} similarity_threshold = ${setting} has ${showPercent(hitRate)} hits with ${goal}.`;
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
