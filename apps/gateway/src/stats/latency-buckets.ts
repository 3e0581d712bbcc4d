/** Upper edge of the first bucket. */
const FIRST_EDGE_MS = 0.05;
/** From one edge to the next. */
const RATIO = 1.15;
/** The last edge is above ten minutes. */
const LAST_BUCKET = 117;

const LOG_RATIO = Math.log(RATIO);

/** The bucket of a duration in milliseconds: edges from 0.05 ms to over ten minutes, each 1.15 times the one before. */
export function latencyBucket(milliseconds: number): number {
  if (milliseconds <= FIRST_EDGE_MS) return 0;
  return Math.min(LAST_BUCKET, Math.ceil(Math.log(milliseconds / FIRST_EDGE_MS) / LOG_RATIO));
}

/** How often each bucket was hit. */
export type BucketCounts = ReadonlyMap<number, number>;

/**
 * The duration in milliseconds that a share `quantile` of all did not exceed (nearest rank), to three digits; off by at most
 * 8 % between the outermost edges. Null where there was none.
 */
export function latencyQuantile(counts: BucketCounts, quantile: number): number | null {
  const buckets = [...counts].filter(([, count]) => count > 0).sort(([one], [other]) => one - other);
  const total = buckets.reduce((sum, [, count]) => sum + count, 0);
  let left = Math.max(1, Math.ceil(quantile * total));
  for (const [bucket, count] of buckets) {
    left -= count;
    if (left <= 0) return middleOf(bucket);
  }
  return null;
}

/** The middle of a bucket, by ratio. */
const middleOf = (bucket: number): number =>
  Number((FIRST_EDGE_MS * RATIO ** (bucket === 0 ? 0 : bucket - 0.5)).toPrecision(3));
