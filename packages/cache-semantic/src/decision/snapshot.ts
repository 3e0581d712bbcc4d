import type { Label, LabelMemory } from './label-memory.js';
import type { Terms } from './terms.js';

const VERSION = 1;

/** The labels as JSON: a row of terms, then whether the answer was right, then whether it would have been served. */
export function writeSnapshot(embedderId: string, memory: LabelMemory): unknown {
  const rows = memory.all().map(({ terms, isRight, served }) => [...terms, isRight ? 1 : 0, served ? 1 : 0]);
  return { version: VERSION, embedderId, count: memory.count, labels: rows };
}

/** The labels and how many there ever were; none where the value is not a snapshot of this embedder. */
export function readSnapshot(value: unknown, embedderId: string): [labels: readonly Label[], count: number] {
  if (!isSnapshot(value) || value.version !== VERSION || value.embedderId !== embedderId) return [[], 0];
  const rows = Array.isArray(value.labels) ? value.labels : [];
  const count = typeof value.count === 'number' && Number.isSafeInteger(value.count) ? value.count : 0;
  return [rows.flatMap((row) => labelOf(row) ?? []), count];
}

function labelOf(row: unknown): Label | undefined {
  if (!Array.isArray(row) || row.length !== 6 || !row.every((cell) => Number.isFinite(cell))) return undefined;
  const [similarity, margin, record, neighbours, isRight, served] = row;
  const terms: Terms = [similarity, margin, record, neighbours];
  return { terms, isRight: isRight === 1, served: served === 1 };
}

const isSnapshot = (value: unknown): value is Partial<Record<'version' | 'embedderId' | 'count' | 'labels', unknown>> =>
  typeof value === 'object' && value !== null;
