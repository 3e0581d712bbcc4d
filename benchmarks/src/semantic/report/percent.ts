import { wilson } from './wilson.js';

/** A share in percent; a dash where there is nothing that it is a share of. */
export function percent(count: number, of: number, digits = 1): string {
  return of === 0 ? '-' : ((100 * count) / of).toFixed(digits);
}

/** The same with its interval: `0.4 (0.2 to 0.9)`. */
export function percentWithInterval(count: number, of: number): string {
  if (of === 0) return '-';
  const [low, high] = wilson(count, of);
  return `${percent(count, of, 2)} (${(100 * low).toFixed(2)} to ${(100 * high).toFixed(2)})`;
}
