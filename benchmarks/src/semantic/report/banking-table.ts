import type { BankingRun, BankingRuns } from '../replay/banking-runs.js';
import { LABEL_NAMES } from '../replay/labels.js';
import { markdownTable } from './markdown-table.js';
import { percent, percentWithInterval } from './percent.js';

/** Least hits in percent and most wrong ones among them, where the target is 2 %. */
const TARGETS: Readonly<Record<string, { readonly hits: number; readonly wrong: number }>> = {
  [LABEL_NAMES.perfect]: { hits: 40, wrong: 2 },
  [LABEL_NAMES.alike]: { hits: 30, wrong: 2 },
  [LABEL_NAMES.free]: { hits: 30, wrong: 2 },
};

/** What the engine answered for each target, and similarity alone for each threshold. */
export function bankingTable({ ours, withGuards, withoutGuards }: BankingRuns): string {
  return `${oursTable(ours)}

Static thresholds, by the same vectors:

${staticTable({ 'with guards': withGuards, 'without guards': withoutGuards })}`;
}

function oursTable(runs: readonly BankingRun[]): string {
  return markdownTable(
    ['labels', 'max_error_rate', 'hits %', 'wrong among hits %', 'explained', 'labels learnt', 'target', ''],
    runs.map(({ labels, setting, replayed }) => {
      const { hitsBy, labels: learnt } = replayed;
      const target = setting === 0.02 ? TARGETS[labels] : undefined;
      return [
        labels,
        setting.toFixed(2),
        ...shares(replayed),
        String(hitsBy.explained ?? 0),
        String(learnt),
        ...(target === undefined ? ['', ''] : verdict(replayed, target)),
      ];
    }),
  );
}

function shares({ asked, hits, wrong }: BankingRun['replayed']): readonly [hits: string, wrong: string] {
  return [percent(hits, asked), percentWithInterval(wrong, hits)];
}

function verdict(
  { asked, hits, wrong }: BankingRun['replayed'],
  target: { readonly hits: number; readonly wrong: number },
): readonly string[] {
  const isMet = (100 * hits) / asked >= target.hits && (100 * wrong) / hits <= target.wrong;
  return [`hits >= ${target.hits}, wrong <= ${target.wrong}`, isMet ? 'met' : 'MISSED'];
}

function staticTable(groups: Readonly<Record<string, readonly BankingRun[]>>): string {
  const rows = Object.entries(groups).flatMap(([name, runs]) =>
    runs.map(({ setting, replayed }) => [`${setting.toFixed(2)} ${name}`, ...shares(replayed)]),
  );
  return markdownTable(['threshold', 'hits %', 'wrong among hits %'], rows);
}
