import { type Bounded, bounded, counter, createMetrics, createSpans, INSTRUMENTATION_SCOPE } from '@isartor/telemetry';
import type { SignalOptions, TelemetryGuard, TelemetryStatus } from '@isartor/telemetry/node';
import type { LoadedConfig } from '../config/load-config.js';
import { VERSION } from '../version.js';
import { planTelemetry, type SignalRoute } from './telemetry-plan.js';

/** What became of one signal: it arrived, its export failed, or the configuration sends it nowhere over the network. */
export interface SignalTrial extends SignalRoute {
  readonly outcome: 'arrived' | 'failed' | 'not sent';
  /** The exporter's own words for a failure. */
  readonly error?: string;
}

/** What became of a span, a metric and, where logs are exported, a log record. */
export interface ExportTrial {
  /** Of the span, to look for. */
  readonly traceId: string;
  readonly signals: readonly SignalTrial[];
  /** Why the gateway itself sends nothing with this configuration. */
  readonly off?: string;
}

interface TrialSpans {
  isartor_telemetry_test: { start: { 'isartor.version': string }; end: Record<never, never> };
}

const spans = createSpans<TrialSpans>({ name: INSTRUMENTATION_SCOPE });
const metrics = createMetrics({
  tests: counter<{ version: Bounded }>({
    name: 'isartor_telemetry_tests_total',
    description: 'Test messages that an operator has sent.',
    unit: '{message}',
  }),
});

/** Longer than it takes to find a host and to connect. */
const EXPORT_TIMEOUT_MS = 5000;

/**
 * Sends one span, one metric and, where they are exported, one log record as a gateway with this configuration would, with
 * monitoring on. Takes as long as the exports may, and rejects only where the SDK cannot be started.
 */
export async function tryExport(loaded: Pick<LoadedConfig, 'config' | 'values' | 'otel'>): Promise<ExportTrial> {
  const asConfigured = planTelemetry(loaded);
  const plan = planTelemetry({
    config: { ...loaded.config, enableMonitoring: true },
    values: loaded.values,
    otel: { ...loaded.otel, OTEL_SDK_DISABLED: false },
  });
  if ('off' in plan) throw new Error(plan.off);
  const failures = new Map<string, string>();
  const { startTelemetry } = await import('@isartor/telemetry/node');
  const { traces, metrics: ofMetrics, logs } = plan.options;
  const telemetry = await startTelemetry({
    ...plan.options,
    ...{ traces: soon(traces), metrics: soon(ofMetrics), logs: soon(logs) },
    serviceVersion: VERSION,
    logger: failuresBySignal(failures),
  });
  const traceId = send(telemetry);
  await telemetry.forceFlush();
  const status = telemetry.status();
  await telemetry.shutdown();
  return {
    traceId,
    signals: plan.routes.map((route) => trialOf(route, status, failures.get(route.signal) ?? status.lastError)),
    ...('off' in asConfigured && { off: asConfigured.off }),
  };
}

const soon = (options: SignalOptions = {}): SignalOptions => ({
  ...options,
  exportTimeoutMs: Math.min(EXPORT_TIMEOUT_MS, options.exportTimeoutMs ?? EXPORT_TIMEOUT_MS),
});

function send({ emitLog }: TelemetryGuard): string {
  const span = spans.start('isartor_telemetry_test', { 'isartor.version': VERSION });
  span.end();
  metrics.tests.add(1, { version: bounded(VERSION, [VERSION]) });
  const context = span.span.spanContext();
  emitLog?.({ timeMs: Date.now(), severity: 'info', body: 'Test of telemetry', attributes: {}, span: context });
  return context.traceId;
}

function failuresBySignal(failures: Map<string, string>) {
  const note = (fields: object): void => {
    const { signal, error } = fields as { readonly signal?: unknown; readonly error?: unknown };
    if (typeof signal === 'string') failures.set(signal, String(error));
  };
  return { warn: note, error: note };
}

function trialOf(route: SignalRoute, status: TelemetryStatus, error: string | undefined): SignalTrial {
  if (route.exporter !== 'otlp') return { ...route, outcome: 'not sent' };
  if (status[route.signal] === 'ok') return { ...route, outcome: 'arrived' };
  return { ...route, outcome: 'failed', error: error ?? 'no export ended in time' };
}
