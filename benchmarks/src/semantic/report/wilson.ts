/** The 97.5 % quantile of the normal distribution. */
const Z = 1.959964;

/** Where a share of which `count` of `of` were seen lies with a confidence of 95 %: Wilson's score interval. */
export function wilson(count: number, of: number): readonly [low: number, high: number] {
  if (of === 0) return [0, 1];
  const share = count / of;
  const width = 1 + Z ** 2 / of;
  const centre = (share + Z ** 2 / (2 * of)) / width;
  const reach = (Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2))) / width;
  return [Math.max(0, centre - reach), Math.min(1, centre + reach)];
}
