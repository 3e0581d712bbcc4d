import { styleText } from 'node:util';
import type { DestinationStream } from 'pino';

const COLOURS = { trace: 'gray', debug: 'gray', info: 'green', warn: 'yellow', error: 'red' } as const;

/** Turns pino's JSON lines into text for people: time, level, message, then the fields as `name=value`. */
export function prettyStream(out: DestinationStream): DestinationStream {
  const coloured = process.stdout.isTTY === true;
  return {
    write(line: string) {
      out.write(prettyLine(JSON.parse(line) as Readonly<Record<string, unknown>>, coloured));
    },
  };
}

function prettyLine(
  { time, level, target, msg, ...fields }: Readonly<Record<string, unknown>>,
  coloured: boolean,
): string {
  const clock = String(time).slice(11, 23);
  const name = String(level) as keyof typeof COLOURS;
  const label = name.toUpperCase().padEnd(5);
  const shownLevel = coloured ? styleText(COLOURS[name] ?? 'white', label) : label;
  const shownFields = Object.entries(fields).map(([key, value]) => ` ${key}=${shown(value)}`);
  return `${clock} ${shownLevel} ${String(msg)}${shownFields.join('')}\n`;
}

function shown(value: unknown): string {
  return typeof value === 'string' && /^[\w.:/+-]+$/.test(value) ? value : JSON.stringify(value);
}
