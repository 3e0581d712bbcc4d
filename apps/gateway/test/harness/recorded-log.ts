import type { Logger } from '@isartor/core';

export interface LogLine {
  readonly level: keyof Logger;
  readonly fields: object;
  readonly message: string;
}

/** A log that keeps what it is told, on every level. */
export interface RecordedLog {
  readonly log: Logger;
  readonly lines: readonly LogLine[];
  /** Everything that was told, as one text. */
  text(): string;
}

export function createRecordedLog(): RecordedLog {
  const lines: LogLine[] = [];
  const keep = (level: keyof Logger) => (fields: object, message: string) =>
    void lines.push({ level, fields, message });
  return {
    log: { debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') },
    lines,
    text: () => JSON.stringify(lines),
  };
}
