/** The newest of what was added, oldest first, and how many there ever were. */
export interface Ring<Item> {
  readonly count: number;
  add(item: Item): void;
  all(): readonly Item[];
}

/** Keeps the newest `capacity` items. */
export function createRing<Item>(
  capacity: number,
  kept: readonly Item[] = [],
  count: number = kept.length,
): Ring<Item> {
  const items = kept.slice(-capacity);
  let next = items.length % capacity;
  let added = Math.max(count, items.length);
  return {
    get count() {
      return added;
    },
    add(item) {
      items[next] = item;
      next = (next + 1) % capacity;
      added += 1;
    },
    all: () => (items.length < capacity ? [...items] : [...items.slice(next), ...items.slice(0, next)]),
  };
}
