import type { AskedPairSet, PairOutcome } from '../replay/ask-pairs.js';
import { THRESHOLD_HEADS, THRESHOLDS } from '../replay/thresholds.js';
import { markdownTable } from './markdown-table.js';
import { percent, percentWithInterval } from './percent.js';

type Expected = AskedPairSet['expected'];

interface Row {
  readonly name: string;
  readonly outcomes: readonly PairOutcome[];
  /** Percent that is the most or the least. */
  readonly target: number;
}

const TITLES: Readonly<Record<Expected, string>> = {
  miss: 'Pairs that must not share an answer: how many did, in percent',
  hit: 'Pairs that differ in nothing that matters: how many shared the answer, in percent',
  either: 'Paraphrases, where a hit is right and a miss only a loss: how many shared the answer, in percent',
};
/** Most false hits in percent: of a kind, and of all. */
const MOST = { kind: 2, total: 1 };
/** Least hits in percent. */
const LEAST = 95;
/** Of fewer pairs a share says little. */
const ENOUGH = 20;

/** The tables of one source of pairs. */
export function pairTables(sets: readonly AskedPairSet[]): string {
  const tables = (['miss', 'hit', 'either'] as const).map((expected) => {
    const kinds = sets.filter((set) => set.expected === expected);
    return kinds.length === 0 ? '' : `${TITLES[expected]}\n\n${table(expected, kinds)}\n`;
  });
  return tables.filter((one) => one !== '').join('\n');
}

function table(expected: Expected, kinds: readonly AskedPairSet[]): string {
  const all = kinds.flatMap(({ outcomes }) => outcomes);
  const heldOut = all.filter(({ pair }) => pair.isHeldOut);
  const [ofKind, ofAll] = expected === 'miss' ? [MOST.kind, MOST.total] : [LEAST, LEAST];
  const rows: Row[] = kinds.map(({ kind, outcomes }) => ({ name: kind, outcomes, target: ofKind }));
  if (kinds.length > 1) rows.push({ name: 'all', outcomes: all, target: ofAll });
  if (heldOut.length > 0) rows.push({ name: 'all that were held out', outcomes: heldOut, target: ofAll });
  return markdownTable(
    ['kind', 'pairs', 'Isartor', 'target', '', ...THRESHOLD_HEADS],
    rows.map((row) => cellsOf(expected, row)),
  );
}

function cellsOf(expected: Expected, { name, outcomes, target }: Row): readonly string[] {
  const count = outcomes.length;
  const served = outcomes.filter(({ isServed }) => isServed).length;
  const above = (threshold: number): number => outcomes.filter(({ similarity = -1 }) => similarity >= threshold).length;
  return [
    name,
    String(count),
    percentWithInterval(served, count),
    ...(expected === 'either' ? ['', ''] : verdict(expected, (100 * served) / count, { target, count })),
    ...THRESHOLDS.map((threshold) => percent(above(threshold), count)),
  ];
}

function verdict(
  expected: Expected,
  share: number,
  { target, count }: { readonly target: number; readonly count: number },
): readonly [target: string, met: string] {
  if (count < ENOUGH) return ['', 'too few'];
  const isMet = expected === 'miss' ? share <= target : share >= target;
  return [`${expected === 'miss' ? '<=' : '>='} ${target}`, isMet ? 'met' : 'MISSED'];
}
