/** Draws that a seed decides. */
export interface Random {
  /** A whole number from 0 to `count - 1`. */
  below(count: number): number;
  /** The same, small numbers much more often. */
  skewed(count: number): number;
  chance(probability: number): boolean;
  /** @throws RangeError for an empty list. */
  pick<Item>(items: readonly Item[]): Item;
}

/** The draws of one seed and one place in its sequence, whatever was drawn elsewhere (mulberry32). */
export function createRandom(seed: number, place: number): Random {
  let state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) + Math.imul(place, 0x9e3779b1)) | 0;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(fraction() * count);
  return {
    below,
    skewed: (count) => Math.floor(fraction() ** 6 * count),
    chance: (probability) => fraction() < probability,
    pick(items) {
      const [item, ...none] = items.slice(below(items.length)).slice(0, 1);
      if (item === undefined || none.length > 0) throw new RangeError('Nothing to pick from');
      return item;
    },
  };
}
