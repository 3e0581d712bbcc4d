export type { DiagnosticLogger } from './diagnostics.js';
export type { ExportState } from './export-health.js';
export type { LogEntry } from './log-entry.js';
export type { SignalOptions, SignalTarget } from './signal-target.js';
export { startTelemetry } from './start-telemetry.js';
export type { TelemetryGuard, TelemetryStatus } from './telemetry-guard.js';
export type { TelemetryOptions } from './telemetry-options.js';
