import { createHash } from 'node:crypto';

/** So many numbers by which texts can be told apart; not normalised. */
export function numbersOf(text: unknown, dimensions = 8): number[] {
  const digest = createHash('sha512').update(String(text)).digest();
  return Array.from({ length: dimensions }, (_, index) => (digest[index] ?? 0) - 127.5);
}
