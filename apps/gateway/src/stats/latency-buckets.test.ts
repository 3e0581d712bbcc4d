import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latencyBucket, latencyQuantile } from './latency-buckets.js';

function countsOf(durations: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const duration of durations) {
    const bucket = latencyBucket(duration);
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  }
  return counts;
}

function exactQuantile(durations: readonly number[], quantile: number): number {
  const sorted = [...durations].sort((one, other) => one - other);
  return sorted[Math.max(1, Math.ceil(quantile * sorted.length)) - 1] ?? Number.NaN;
}

const duration = fc
  .double({ min: Math.log(0.05), max: Math.log(600_000), noNaN: true })
  .map((exponent) => Math.min(600_000, Math.max(0.05, Math.exp(exponent))));

describe('latency quantiles from buckets', () => {
  it('are within 8 % of the exact ones', () => {
    const within = fc.property(
      fc.array(duration, { minLength: 1, maxLength: 300 }),
      fc.constantFrom(0.01, 0.5, 0.9, 0.95, 0.99, 1),
      (durations, quantile) => {
        const exact = exactQuantile(durations, quantile);
        const estimate = latencyQuantile(countsOf(durations), quantile) ?? Number.NaN;
        expect(estimate / exact).toBeGreaterThan(1 / 1.08);
        expect(estimate / exact).toBeLessThan(1.08);
      },
    );
    fc.assert(within, { numRuns: 500 });
  });

  it('never fall where the quantile rises', () => {
    const rising = fc.property(fc.array(duration, { minLength: 1 }), (durations) => {
      const counts = countsOf(durations);
      const found = [0, 0.25, 0.5, 0.75, 0.95, 1].map((quantile) => latencyQuantile(counts, quantile) ?? Number.NaN);
      expect(found).toEqual([...found].sort((one, other) => one - other));
    });
    fc.assert(rising);
  });

  it('stay in the outermost buckets beyond them', () => {
    expect(latencyQuantile(countsOf([0]), 0.5)).toBe(0.05);
    expect(latencyQuantile(countsOf([Number.MAX_VALUE]), 0.5)).toBe(589_000);
  });

  it('are not there where there was nothing', () => {
    expect(latencyQuantile(new Map(), 0.5)).toBeNull();
    expect(latencyQuantile(new Map([[3, 0]]), 0.5)).toBeNull();
  });
});
