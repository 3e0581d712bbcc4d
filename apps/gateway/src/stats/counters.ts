/** Whole numbers by name: what is added up over prompts, tenants, time and replicas. */
export type Counters = Map<string, number>;

/** Adds `amount`, a whole number, to the counter with this name. */
export function increment(counters: Counters, name: string, amount = 1): void {
  counters.set(name, (counters.get(name) ?? 0) + amount);
}

/** Adds all that `from` holds. */
export function addAll(into: Counters, from: ReadonlyMap<string, number>): void {
  for (const [name, amount] of from) increment(into, name, amount);
}
