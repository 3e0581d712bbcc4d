/** A bounded map that forgets what was set or read longest ago. */
export interface RecentMap<Key, Value> {
  get(key: Key): Value | undefined;
  /** `weight` counts against the bound; 1 unless told. */
  set(key: Key, value: Value, weight?: number): void;
  delete(key: Key): void;
}

/** Holds at most `maxWeight`, but always what was set last. */
export function createRecentMap<Key, Value>(maxWeight: number): RecentMap<Key, Value> {
  const held = new Map<Key, { readonly value: Value; readonly weight: number }>();
  let total = 0;
  const remove = (key: Key): void => {
    total -= held.get(key)?.weight ?? 0;
    held.delete(key);
  };
  return {
    get(key) {
      const found = held.get(key);
      if (found === undefined) return undefined;
      held.delete(key);
      held.set(key, found);
      return found.value;
    },
    set(key, value, weight = 1) {
      remove(key);
      held.set(key, { value, weight });
      total += weight;
      for (const oldest of held.keys()) {
        if (total <= maxWeight || oldest === key) return;
        remove(oldest);
      }
    },
    delete: remove,
  };
}
