/** What stands where nothing can be said. */
const NOTHING = '-';

/** A share from 0 to 1 in per cent. */
export const showShare = (share: number | null): string => (share === null ? NOTHING : `${(share * 100).toFixed(1)} %`);

/** Milliseconds, to about three digits. */
export function showMilliseconds(milliseconds: number | null): string {
  if (milliseconds === null) return NOTHING;
  if (milliseconds >= 100) return milliseconds.toFixed(0);
  return milliseconds.toFixed(milliseconds >= 10 ? 1 : 2);
}

/** US dollars; small sums to a hundredth of a cent. */
export const showDollars = (dollars: number): string => `$${dollars.toFixed(dollars >= 10 ? 2 : 4)}`;
