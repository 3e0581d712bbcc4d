import type { Attributes } from '@opentelemetry/api';

/** One line of the log, as it is handed over for export. */
export interface LogEntry {
  /** Milliseconds since the Unix epoch. */
  readonly timeMs: number;
  readonly severity: 'trace' | 'debug' | 'info' | 'warn' | 'error';
  readonly body: string;
  readonly attributes: Attributes;
  /** The span that it was written in: lower-case hexadecimal ids, and the flags as a number. */
  readonly span?: { readonly traceId: string; readonly spanId: string; readonly traceFlags: number };
}
