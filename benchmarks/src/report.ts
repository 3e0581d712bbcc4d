/** One figure of a run, and the bound it is held against where there is one. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  readonly target?: string;
  readonly met?: boolean;
}

export function printFigures(title: string, figures: readonly Figure[]): void {
  const width = Math.max(...figures.map(({ name }) => name.length));
  console.log(`\n${title}`);
  for (const { name, value, target, met } of figures) {
    const verdict = target === undefined ? '' : `  (${met === true ? 'met' : 'MISSED'}: ${target})`;
    console.log(`  ${name.padEnd(width)}  ${value}${verdict}`);
  }
}

export const fixed = (value: number, digits = 2): string => value.toFixed(digits);
