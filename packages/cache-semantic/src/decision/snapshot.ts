import type { Label } from './label.js';
import type { LogisticState } from './noisy-logistic.js';
import type { Terms } from './terms.js';

const VERSION = 2;

/** What a decider has gathered. */
export interface Gathered {
  readonly labels: readonly Label[];
  /** Labels that there ever were. */
  readonly count: number;
  /** The candidates that came last. */
  readonly noticed: readonly Terms[];
  /** Where the last fit stood. */
  readonly state?: LogisticState;
}

/** As JSON: the terms of each candidate, for a label then whether it was right and whether it was sure beforehand. */
export function writeSnapshot(embedderId: string, { labels, count, noticed, state }: Gathered): unknown {
  const rows = labels.map(({ terms, isRight, isSure }) => [...terms, isRight ? 1 : 0, isSure ? 1 : 0]);
  return {
    version: VERSION,
    embedderId,
    count,
    labels: rows,
    noticed,
    ...(state && { state: [state.noise, ...state.weights] }),
  };
}

/** Nothing gathered where the value is not a snapshot of this embedder. */
export function readSnapshot(value: unknown, embedderId: string): Gathered {
  if (!isSnapshot(value) || value.version !== VERSION || value.embedderId !== embedderId) {
    return { labels: [], count: 0, noticed: [] };
  }
  const count = typeof value.count === 'number' && Number.isSafeInteger(value.count) ? value.count : 0;
  const noticed = rowsOf(value.noticed).flatMap(termsOfRow);
  return { labels: rowsOf(value.labels).flatMap(labelOf), count, noticed, ...stateOf(value.state) };
}

const rowsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function labelOf(row: unknown): readonly Label[] {
  if (!isNumbers(row, 6)) return [];
  const [isRight, isSure] = row.slice(4);
  return termsOfRow(row.slice(0, 4)).map((terms) => ({ terms, isRight: isRight === 1, isSure: isSure === 1 }));
}

/** The noise, then the weights. */
function stateOf(row: unknown): { readonly state?: LogisticState } {
  if (!isNumbers(row, 6)) return {};
  const [noise = 0, ...weights] = row;
  return noise >= 0 && noise < 0.5 ? { state: { noise, weights } } : {};
}

function termsOfRow(row: unknown): readonly Terms[] {
  if (!isNumbers(row, 4)) return [];
  const [similarity = 0, margin = 0, record = 0, agreement = 0] = row;
  return [[similarity, margin, record, agreement]];
}

const isNumbers = (row: unknown, length: number): row is readonly number[] =>
  Array.isArray(row) && row.length === length && row.every((cell) => Number.isFinite(cell));

const isSnapshot = (
  value: unknown,
): value is Partial<Record<'version' | 'embedderId' | 'count' | 'labels' | 'noticed' | 'state', unknown>> =>
  typeof value === 'object' && value !== null;
