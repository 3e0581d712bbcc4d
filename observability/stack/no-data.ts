/** Queries that have no data here, and why. */
export const NO_DATA: ReadonlyMap<string, string> = new Map([
  ['rule / MetricCardinalityOverflow', 'no metric has too many label values'],
]);
