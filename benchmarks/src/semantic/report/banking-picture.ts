import type { BankingRun, BankingRuns } from '../replay/banking-runs.js';
import { LABEL_NAMES } from '../replay/labels.js';
import { linePicture, type Series } from './line-picture.js';

const DRAWN: Readonly<Record<string, Pick<Series, 'title' | 'colour' | 'labelled'>>> = {
  [LABEL_NAMES.perfect]: { title: 'Isartor, every label right', colour: '#0b6e4f', labelled: 'above' },
  [LABEL_NAMES.alike]: { title: 'Isartor, its judge, worded alike', colour: '#1f4e9c', labelled: 'below' },
  [LABEL_NAMES.free]: { title: 'Isartor, its judge, worded freely', colour: '#7a3b9d', labelled: 'below' },
};

/** How many questions are answered, against how many of the answers are wrong: each point is one setting. */
export function bankingPicture({ ours, withGuards, withoutGuards }: BankingRuns): string {
  const threshold = ({ setting }: BankingRun): string => `≥ ${setting.toFixed(2)}`;
  const target = ({ setting }: BankingRun): string => `${(100 * setting).toFixed(0)} %`;
  const series: Series[] = Object.entries(DRAWN).map(([labels, look]) => ({
    ...look,
    points: ours.filter((run) => run.labels === labels).map((run) => pointOf(run, target)),
  }));
  series.push(
    {
      title: 'cosine threshold behind the guards',
      labelled: 'right',
      colour: '#a15c00',
      isDashed: true,
      points: withGuards.map((run) => pointOf(run, threshold)),
    },
    {
      title: 'plain cosine threshold',
      labelled: 'left',
      colour: '#b3261e',
      isDashed: true,
      points: withoutGuards.map((run) => pointOf(run, threshold)),
    },
  );
  return linePicture({
    title: `A stream of ${ours[0]?.replayed.asked ?? 0} banking questions`,
    across: 'wrong among the answers from the cache, %',
    upwards: 'answered from the cache, %',
    series,
  });
}

function pointOf(run: BankingRun, label: (run: BankingRun) => string): Series['points'][number] {
  const { asked, hits, wrong } = run.replayed;
  return { across: hits === 0 ? 0 : (100 * wrong) / hits, upwards: (100 * hits) / asked, label: label(run) };
}
