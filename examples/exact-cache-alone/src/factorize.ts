import { setImmediate as nextTurn } from 'node:timers/promises';

const DIVISORS_PER_TURN = 100_000;

/** The prime factors of a number, smallest first, by trial division that leaves the event loop room to breathe. */
export async function factorize(number: number, signal: AbortSignal): Promise<readonly number[]> {
  const factors: number[] = [];
  let rest = number;
  for (let divisor = 2; divisor * divisor <= rest; divisor += 1) {
    if (divisor % DIVISORS_PER_TURN === 0) await nextTurn(undefined, { signal });
    for (; rest % divisor === 0; rest /= divisor) factors.push(divisor);
  }
  if (rest > 1) factors.push(rest);
  return factors;
}
