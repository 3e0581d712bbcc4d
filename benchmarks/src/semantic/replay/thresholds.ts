/** What caches that know similarity only are told to take. */
export const THRESHOLDS = [0.8, 0.85, 0.9, 0.95] as const;

/** As heads of columns. */
export const THRESHOLD_HEADS: readonly string[] = THRESHOLDS.map((threshold) => `cosine ${threshold.toFixed(2)}`);
