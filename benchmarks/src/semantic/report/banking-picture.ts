import type { BankingRun, BankingRuns } from '../replay/banking-runs.js';
import { linePicture, type Series } from './line-picture.js';

const DRAWN: Readonly<Record<string, { readonly title: string; readonly colour: string }>> = {
  perfect: { title: 'Isartor by target, every label right', colour: '#0b6e4f' },
  "the product's judge": { title: 'Isartor by target, its own judge', colour: '#1f4e9c' },
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
      colour: '#a15c00',
      isDashed: true,
      points: withGuards.map((run) => pointOf(run, threshold)),
    },
    {
      title: 'plain cosine threshold',
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
