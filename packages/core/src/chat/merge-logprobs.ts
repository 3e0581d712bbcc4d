/**
 * One value out of the log probabilities told before and those told next, whatever their format: lists are joined,
 * objects are merged field by field, and of anything else the later one wins.
 */
export function mergeLogprobs(told: unknown, next: unknown): unknown {
  if (told === undefined || told === null) return next;
  if (next === undefined || next === null) return told;
  if (Array.isArray(told) && Array.isArray(next)) return [...told, ...next];
  if (!isRecord(told) || !isRecord(next)) return next;
  const merged = Object.entries(next).map(([field, value]) => [field, mergeLogprobs(told[field], value)] as const);
  return { ...told, ...Object.fromEntries(merged) };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
