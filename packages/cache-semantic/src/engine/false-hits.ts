/** Semantic hits that were checked, by shadow samples and by feedback. */
export interface FalseHits {
  readonly right: number;
  readonly wrong: number;
  /** Share of wrong ones; absent while none was checked. */
  readonly ratio?: number;
  /** Where the true share lies with a confidence of 95 % (Wilson's score interval). */
  readonly interval: readonly [low: number, high: number];
}

/** The 97.5 % quantile of the normal distribution. */
const Z = 1.959964;

/** What is known after that many. */
export function falseHitsOf(right: number, wrong: number): FalseHits {
  const count = right + wrong;
  if (count === 0) return { right, wrong, interval: [0, 1] };
  const ratio = wrong / count;
  const width = 1 + Z ** 2 / count;
  const centre = (ratio + Z ** 2 / (2 * count)) / width;
  const reach = (Z * Math.sqrt((ratio * (1 - ratio)) / count + Z ** 2 / (4 * count ** 2))) / width;
  return { right, wrong, ratio, interval: [Math.max(0, centre - reach), Math.min(1, centre + reach)] };
}
