import type { ConfigValue, LoadedConfig } from '@isartor/gateway';

const WIDTH = 100;
const GAP = '  ';
/** Room that a value has in any case; a long source gives way. */
const LEAST_VALUE_WIDTH = 24;

type Row = readonly [key: string, value: string, source: string];

function cut(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text;
}

function toRow({ path, value, source }: ConfigValue): Row {
  return [path, value === undefined ? 'not set' : JSON.stringify(value), source];
}

/** Rows in columns, lines of at most 100 characters; what has no room ends in an ellipsis. */
function columns(rows: readonly Row[]): string {
  const longest = (column: 0 | 1 | 2): number => Math.max(...rows.map((row) => row[column].length));
  const keyWidth = longest(0);
  const room = WIDTH - keyWidth - 2 * GAP.length;
  const sourceWidth = Math.min(longest(2), room - LEAST_VALUE_WIDTH);
  const valueWidth = Math.min(longest(1), room - sourceWidth);
  const lines = rows.map(([key, value, source]) => {
    return [key.padEnd(keyWidth), cut(value, valueWidth).padEnd(valueWidth), cut(source, sourceWidth)].join(GAP);
  });
  return lines.join('\n');
}

/** The values in effect as a table; those of parts that this version lacks only when asked for, or when set. */
export function renderValues({ file, values }: LoadedConfig, all: boolean): string {
  const shown = values.filter(({ missingPart, source }) => all || missingPart === undefined || source !== 'default');
  const rows: readonly Row[] = [['KEY', 'VALUE', 'SOURCE'], ...shown.map(toRow)];
  const hidden = values.length - shown.length;
  const rest =
    hidden === 0 ? '' : `\n${hidden} more keys belong to parts that are not in this version; --all shows them.\n`;
  return `File: ${file ?? 'none'}\n\n${columns(rows)}\n${rest}`;
}
