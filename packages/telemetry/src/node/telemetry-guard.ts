import type { MetricFamily } from '../prometheus/metric-family.js';
import type { ExportState } from './export-health.js';
import type { LogEntry } from './log-entry.js';

/** How the exports of a running SDK go. */
export interface TelemetryStatus {
  readonly traces: ExportState;
  readonly metrics: ExportState;
  readonly logs: ExportState;
  /** The latest failed export's error, also after things went well again. */
  readonly lastError?: string;
  /** Spans that never arrived: the queue was full, their export failed, or they ended after the shutdown. */
  readonly droppedSpans: number;
  /** Log records that never arrived, for the same reasons. */
  readonly droppedLogRecords: number;
  /** Exports that failed, of all signals. */
  readonly failedExports: number;
}

/** Holds the running SDK. `await using` it, or call `shutdown`, before the process ends. */
export interface TelemetryGuard extends AsyncDisposable {
  status(): TelemetryStatus;
  /**
   * All metrics as they are now, cumulative whatever is exported, or exported at all. Rejects when that takes longer than
   * `deadlineMs` (2000), or after a shutdown.
   */
  collect(deadlineMs?: number): Promise<readonly MetricFamily[]>;
  /** Queues a line of the log for export, and never throws; absent where logs are not exported. */
  readonly emitLog?: (entry: LogEntry) => void;
  /** Sends what is pending, for as long as the export timeout allows. Never rejects: see `status`. */
  forceFlush(): Promise<void>;
  /**
   * Unregisters the SDK, sends what is pending and closes the exporters, and returns after `deadlineMs` (2500) even
   * if a collector keeps it waiting; then its connection may keep the process alive until the export timeout, so
   * leave by `process.exit`. Never rejects. Calling it again waits for the same shutdown.
   */
  shutdown(deadlineMs?: number): Promise<void>;
}
