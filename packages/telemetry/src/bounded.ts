/** A string whose set of values is small by construction, so that it may label a metric. */
export type Bounded = string & { readonly __bounded: unique symbol };

/** `value` when the list knows it, else `fallback`. */
export function bounded(value: string, allowed: readonly string[], fallback = 'other'): Bounded {
  return (allowed.includes(value) ? value : fallback) as Bounded;
}
