import { DiagLogLevel, diag, type MeterProvider, metrics, propagation, trace } from '@opentelemetry/api';
import { loggingErrorHandler, setGlobalErrorHandler, W3CTraceContextPropagator } from '@opentelemetry/core';
import type { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { diagnosticsTo, rateLimited } from './diagnostics.js';
import type { LogPipeline } from './log-pipeline.js';
import { createMetricPipeline, type MetricPipeline } from './metric-pipeline.js';
import { observeTelemetry } from './observe-telemetry.js';
import { createResource } from './resource.js';
import { createSignalHealth, type SignalHealth } from './signal-health.js';
import { createSpanPipeline, type SpanPipeline } from './span-pipeline.js';
import type { TelemetryGuard } from './telemetry-guard.js';
import { type TelemetryOptions, type TelemetrySettings, withDefaults } from './telemetry-options.js';
import { withinDeadline } from './within-deadline.js';

const SHUTDOWN_DEADLINE_MS = 2500;
const COLLECT_DEADLINE_MS = 2000;
const REGISTERED = 'An OpenTelemetry SDK is registered in this process already';

/** Between a start and its shutdown: the SDK's registrations, which are the process's, are ours. */
let running = false;

/**
 * Boots the OpenTelemetry SDK: spans, metrics and, where they are asked for, log records go to `endpoint` from now on.
 * Does not wait for the collector. Rejects when the endpoint is no URL or an SDK is registered already; after a shutdown
 * it may be called again.
 */
export async function startTelemetry(options: TelemetryOptions): Promise<TelemetryGuard> {
  const settings = withDefaults(options);
  if (running) throw new Error(REGISTERED);
  running = true;
  const logger = rateLimited(settings.logger);
  // First, because what the SDK makes of its environment variables is told while it is built.
  diag.setLogger(diagnosticsTo(logger), { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
  const health = createSignalHealth(settings, logger);
  try {
    const pipelines = await createPipelines(settings, health);
    if (register(pipelines)) return guardOf(pipelines, health);
    await Promise.allSettled(providersOf(pipelines).map((provider) => provider.shutdown()));
    throw new Error(REGISTERED);
  } catch (error) {
    running = false;
    diag.disable();
    throw error;
  }
}

/** What there is for each signal; spans and log records that are not exported are not even made. */
interface Pipelines {
  readonly spans: SpanPipeline | undefined;
  readonly metrics: MetricPipeline;
  readonly logs: LogPipeline | undefined;
}

async function createPipelines(settings: TelemetrySettings, health: SignalHealth): Promise<Pipelines> {
  const resource = createResource(settings);
  const logs = async (): Promise<LogPipeline | undefined> => {
    if (settings.logs.exporter === 'none') return undefined;
    const { createLogPipeline } = await import('./log-pipeline.js');
    return createLogPipeline(settings, health.logs, resource);
  };
  return {
    spans:
      settings.traces.exporter === 'none' ? undefined : await createSpanPipeline(settings, health.traces, resource),
    metrics: await createMetricPipeline(settings, health.metrics, resource),
    logs: await logs(),
  };
}

interface Provider {
  forceFlush(): Promise<unknown>;
  shutdown(): Promise<unknown>;
}

const providersOf = ({ spans, metrics, logs }: Pipelines): readonly Provider[] =>
  [spans, metrics, logs].flatMap((pipeline) => pipeline?.provider ?? []);

function guardOf(pipelines: Pipelines, health: SignalHealth): TelemetryGuard {
  const { spans, metrics, logs } = pipelines;
  const providers = providersOf(pipelines);
  const dropped = { traces: () => spans?.dropped ?? 0, logs: () => logs?.dropped ?? 0 };
  observeTelemetry(health, dropped);

  let stopping: Promise<unknown> | undefined;
  const stop = () => {
    unregister(pipelines);
    return Promise.allSettled(providers.map((provider) => provider.shutdown()));
  };
  const shutdown = async (deadlineMs = SHUTDOWN_DEADLINE_MS): Promise<void> => {
    stopping ??= stop();
    await withinDeadline(stopping, deadlineMs).catch(() => {});
  };
  return {
    status: () => ({
      traces: health.traces.state,
      metrics: health.metrics.state,
      logs: health.logs.state,
      ...(health.lastError === undefined ? {} : { lastError: health.lastError }),
      droppedSpans: dropped.traces(),
      droppedLogRecords: dropped.logs(),
      failedExports: health.traces.failedExports + health.metrics.failedExports + health.logs.failedExports,
    }),
    collect: (deadlineMs = COLLECT_DEADLINE_MS) => metrics.collect(deadlineMs),
    ...(logs && { emitLog: (entry) => logs.emit(entry) }),
    forceFlush: async () => {
      await Promise.allSettled(providers.map((provider) => provider.forceFlush()));
    },
    shutdown,
    [Symbol.asyncDispose]: () => shutdown(),
  };
}

/** False, and nothing is changed, when somebody else has registered a provider. */
function register({ spans, metrics: { meters } }: Pipelines): boolean {
  if (!registerProviders(spans?.provider, meters)) return false;
  // No context manager: whoever opens a span names its parent. Baggage is left out, as it would leave the house.
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  // What ends here are failed exports, which have been counted and logged where they happened.
  setGlobalErrorHandler(() => {});
  return true;
}

function registerProviders(tracers: NodeTracerProvider | undefined, meters: MeterProvider): boolean {
  if (tracers !== undefined && !trace.setGlobalTracerProvider(tracers)) return false;
  if (metrics.setGlobalMeterProvider(meters)) return true;
  if (tracers !== undefined) trace.disable();
  return false;
}

function unregister({ spans }: Pipelines): void {
  running = false;
  if (spans !== undefined) trace.disable();
  metrics.disable();
  propagation.disable();
  diag.disable();
  setGlobalErrorHandler(loggingErrorHandler());
}
