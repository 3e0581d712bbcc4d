import type { LogEntry } from '@isartor/telemetry/node';

/** A line of the log as pino wrote it. */
type Line = Readonly<Record<string, unknown>>;

const SEVERITIES: readonly string[] = ['trace', 'debug', 'info', 'warn', 'error'] satisfies LogEntry['severity'][];

/** A line of the log for export: what it says, its fields as attributes, and the span it was written in. */
export function logEntryOf(line: string): LogEntry {
  const { time, level, msg, trace_id, span_id, trace_flags, ...fields } = JSON.parse(line) as Line;
  const timeMs = Date.parse(String(time));
  return {
    timeMs: Number.isNaN(timeMs) ? Date.now() : timeMs,
    severity: SEVERITIES.includes(String(level)) ? (level as LogEntry['severity']) : 'info',
    body: String(msg ?? ''),
    attributes: Object.fromEntries(Object.entries(fields).flatMap(attributeOf)),
    ...(typeof trace_id === 'string' && typeof span_id === 'string'
      ? { span: { traceId: trace_id, spanId: span_id, traceFlags: flagsOf(trace_flags) } }
      : {}),
  };
}

/** Written as a number or, as in `traceparent`, in hexadecimal. */
function flagsOf(flags: unknown): number {
  const number = typeof flags === 'string' ? Number.parseInt(flags, 16) : Number(flags ?? 0);
  return Number.isNaN(number) ? 0 : number;
}

type Attribute = readonly [name: string, value: LogEntry['attributes'][string]];

/** Attributes are no trees: what is one stays JSON. */
function attributeOf([name, value]: readonly [string, unknown]): readonly Attribute[] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return [[name, value]];
  return [[name, JSON.stringify(value)]];
}
