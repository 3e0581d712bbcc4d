import type { DiagLogger } from '@opentelemetry/api';

/** The part of a structured logger that diagnostics need. */
export interface DiagnosticLogger {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

const INTERVAL_MS = 60_000;
/** Messages remembered at a time; the oldest is forgotten, which may let its next line through early. */
const REMEMBERED = 100;

/**
 * A logger that passes on one line a minute for each message, numbers in it aside, with the count of those it kept
 * back as `repeated`: a dead collector fails every few seconds.
 */
export function rateLimited(logger: DiagnosticLogger, now: () => number = Date.now): DiagnosticLogger {
  const seen = new Map<string, { readonly at: number; repeated: number }>();
  const limit = (level: 'warn' | 'error') => (fields: object, message: string) => {
    const key = message.replace(/\d+/g, '0');
    const last = seen.get(key);
    if (last !== undefined && now() - last.at < INTERVAL_MS) {
      last.repeated += 1;
      return;
    }
    const [oldest] = seen.keys();
    if (oldest !== undefined && seen.size >= REMEMBERED) seen.delete(oldest);
    seen.set(key, { at: now(), repeated: 0 });
    const repeated = last?.repeated ?? 0;
    logger[level](repeated === 0 ? fields : { ...fields, repeated }, message);
  };
  return { warn: limit('warn'), error: limit('error') };
}

const nothing = (): void => {};

/** The SDK's diagnostics channel, written to `logger`. */
export function diagnosticsTo(logger: DiagnosticLogger): DiagLogger {
  const to =
    (level: 'warn' | 'error') =>
    (message: string, ...details: unknown[]) =>
      logger[level](details.length === 0 ? {} : { details: details.map(shortened) }, `OpenTelemetry: ${message}`);
  return { error: to('error'), warn: to('warn'), info: nothing, debug: nothing, verbose: nothing };
}

function shortened(detail: unknown): string {
  return String(detail).slice(0, 500);
}
