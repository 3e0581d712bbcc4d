import type { Terms } from './terms.js';

/** A label that was learnt. */
export interface Label {
  readonly terms: Terms;
  readonly isRight: boolean;
  /** Whether the candidate would have been served: such labels are drawn, the others come by themselves. */
  readonly served: boolean;
}

/** The newest labels, oldest first, and how many there ever were. */
export interface LabelMemory {
  readonly count: number;
  add(label: Label): void;
  all(): readonly Label[];
}

/** Keeps the newest `capacity` labels. */
export function createLabelMemory(
  capacity: number,
  kept: readonly Label[] = [],
  count: number = kept.length,
): LabelMemory {
  const labels = kept.slice(-capacity);
  let next = labels.length % capacity;
  let learnt = Math.max(count, labels.length);
  return {
    get count() {
      return learnt;
    },
    add(label) {
      labels[next] = label;
      next = (next + 1) % capacity;
      learnt += 1;
    },
    all: () => (labels.length < capacity ? labels : [...labels.slice(next), ...labels.slice(0, next)]),
  };
}
