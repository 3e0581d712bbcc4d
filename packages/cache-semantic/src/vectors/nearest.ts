import type { Neighbour } from './vector-index.js';

/** The best of what it was offered. */
export interface Nearest {
  offer(id: number, similarity: number): void;
  /** Nearest first; of equals the one that was offered first. */
  list(): readonly Neighbour[];
}

/** Keeps the `count` most similar. */
export function createNearest(count: number): Nearest {
  const ids: number[] = [];
  const similarities: number[] = [];
  let least = Number.NEGATIVE_INFINITY;
  return {
    offer(id, similarity) {
      if (ids.length === count && !(similarity > least)) return;
      let place = ids.length;
      while (place > 0 && (similarities[place - 1] as number) < similarity) place -= 1;
      ids.splice(place, 0, id);
      similarities.splice(place, 0, similarity);
      if (ids.length > count) {
        ids.pop();
        similarities.pop();
      }
      if (ids.length === count) least = similarities.at(-1) ?? least;
    },
    list: () => ids.map((id, place) => ({ id, similarity: similarities[place] as number })),
  };
}
