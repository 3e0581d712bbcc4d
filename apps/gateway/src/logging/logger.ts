import { once } from 'node:events';
import type { Logger } from '@isartor/core';
import type { LogEntry } from '@isartor/telemetry/node';
import { type DestinationStream, destination, pino } from 'pino';
import { logEntryOf } from './export-lines.js';
import { createLogFilter, type LogLevel } from './log-filter.js';
import { pinoOptions } from './pino-options.js';
import { prettyStream } from './pretty-stream.js';

export interface LoggerOptions {
  /** Filter directives in the grammar of RUST_LOG. */
  readonly directives: string;
  /** One JSON object a line, else text for people. */
  readonly format: 'json' | 'pretty';
}

/** The gateway's logs by target, and the way to get the last lines out. */
export interface Loggers {
  /** What the gateway itself has to say. */
  readonly gateway: Logger;
  /** One line for every request, at debug level; absent where the filter would drop it. */
  readonly access?: Logger;
  /** Hands each line over from now on, beside printing it. */
  exportTo(emit: (entry: LogEntry) => void): void;
  /** Resolves when the last line is out. Nothing may be logged after. */
  close(): Promise<void>;
}

const PRINTS_DEBUG: ReadonlySet<LogLevel> = new Set(['trace', 'debug']);

/** Logs to standard output, in batches: the loop never waits for the terminal. */
export function createLoggers({ directives, format }: LoggerOptions): Loggers {
  const out = destination({ dest: 1, sync: false, minLength: 0 });
  const printed: DestinationStream = format === 'json' ? out : prettyStream(out);
  let emit: ((entry: LogEntry) => void) | undefined;
  const stream: DestinationStream = {
    write(line) {
      printed.write(line);
      emit?.(logEntryOf(line));
    },
  };
  const root = pino(pinoOptions, stream);
  const filter = createLogFilter(directives);
  const of = (target: string): Logger => root.child({ target }, { level: filter.levelOf(target) });
  return {
    gateway: of('isartor'),
    ...(PRINTS_DEBUG.has(filter.levelOf('tower_http')) ? { access: of('tower_http') } : {}),
    exportTo(next) {
      emit = next;
    },
    async close() {
      const closed = once(out, 'close');
      out.end();
      await closed;
    },
  };
}
