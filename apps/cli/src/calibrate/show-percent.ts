/** A share from 0 to 1 in per cent, with two digits where it is small. */
export function showPercent(share: number): string {
  const percent = share * 100;
  return `${percent.toFixed(percent >= 0.005 && percent < 1 ? 2 : 1)} %`;
}
