import type { Family } from '../pair.ts';

/** The families of a table in which `# kind` stands above the templates of each. */
export function familiesOf(table: string): readonly Family[] {
  return table
    .split(/^# /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      return { kind: part.slice(0, end), templates: part.slice(end + 1) };
    });
}
