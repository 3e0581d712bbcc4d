import { hostname } from 'node:os';
import { DiagLogLevel, diag, metrics, propagation, trace } from '@opentelemetry/api';
import { loggingErrorHandler, setGlobalErrorHandler, W3CTraceContextPropagator } from '@opentelemetry/core';
import { defaultResource, type Resource, resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { diagnosticsTo, rateLimited } from './diagnostics.js';
import { createExportHealth } from './export-health.js';
import { createIdGenerator } from './id-generator.js';
import { createMetricReader } from './metric-reader.js';
import { createSpanPipeline } from './span-pipeline.js';
import type { TelemetryGuard } from './telemetry-guard.js';
import { type TelemetryOptions, type TelemetrySettings, withDefaults } from './telemetry-options.js';

/** Longer attribute values are cut: some, such as the User-Agent, are the caller's to choose. */
const ATTRIBUTE_CHARACTERS = 4096;
const SHUTDOWN_DEADLINE_MS = 2500;
const REGISTERED = 'An OpenTelemetry SDK is registered in this process already';

/** Between a start and its shutdown: the SDK's registrations, which are the process's, are ours. */
let running = false;

/**
 * Boots the OpenTelemetry SDK: spans and metrics go to `endpoint` by OTLP over gRPC from now on. Does not wait for the
 * collector. Rejects when the endpoint is no URL or an SDK is registered already; after a shutdown it may be called
 * again.
 */
export async function startTelemetry(options: TelemetryOptions): Promise<TelemetryGuard> {
  const settings = withDefaults(options);
  if (running) throw new Error(REGISTERED);
  const logger = rateLimited(settings.logger);
  // First, because what the SDK makes of its environment variables is told while it is built.
  diag.setLogger(diagnosticsTo(logger), { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
  const { origin } = new URL(settings.endpoint);
  let lastError: string | undefined;
  const healthOf = (signal: 'traces' | 'metrics') =>
    createExportHealth((error) => {
      lastError = error;
      logger.warn({ signal, endpoint: origin, error }, `telemetry export failed: ${signal}`);
    });
  const traceHealth = healthOf('traces');
  const metricHealth = healthOf('metrics');

  const resource = resourceOf(settings);
  const spans = createSpanPipeline(settings, traceHealth);
  const tracerProvider = new NodeTracerProvider({
    resource,
    idGenerator: createIdGenerator(),
    spanProcessors: [spans.processor],
    spanLimits: { attributeValueLengthLimit: ATTRIBUTE_CHARACTERS },
  });
  const meterProvider = new MeterProvider({ resource, readers: [createMetricReader(settings, metricHealth)] });
  const providers = [tracerProvider, meterProvider];
  if (!register(tracerProvider, meterProvider)) {
    diag.disable();
    await Promise.allSettled(providers.map((provider) => provider.shutdown()));
    throw new Error(REGISTERED);
  }

  let stopping: Promise<unknown> | undefined;
  const stop = () => {
    unregister();
    return Promise.allSettled(providers.map((provider) => provider.shutdown()));
  };
  const shutdown = async (deadlineMs = SHUTDOWN_DEADLINE_MS) => {
    stopping ??= stop();
    await settledWithin(stopping, deadlineMs);
  };
  return {
    status: () => ({
      traces: traceHealth.state,
      metrics: metricHealth.state,
      ...(lastError === undefined ? {} : { lastError }),
      droppedSpans: spans.droppedSpans,
      failedExports: traceHealth.failedExports + metricHealth.failedExports,
    }),
    forceFlush: async () => {
      await Promise.allSettled(providers.map((provider) => provider.forceFlush()));
    },
    shutdown,
    [Symbol.asyncDispose]: () => shutdown(),
  };
}

/** False, and nothing is changed, when somebody else has registered a provider. */
function register(tracerProvider: NodeTracerProvider, meterProvider: MeterProvider): boolean {
  if (!trace.setGlobalTracerProvider(tracerProvider)) return false;
  if (!metrics.setGlobalMeterProvider(meterProvider)) {
    trace.disable();
    return false;
  }
  // No context manager: whoever opens a span names its parent. Baggage is left out, as it would leave the house.
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  // What ends here are failed exports, which have been counted and logged where they happened.
  setGlobalErrorHandler(() => {});
  running = true;
  return true;
}

function unregister(): void {
  running = false;
  trace.disable();
  metrics.disable();
  propagation.disable();
  diag.disable();
  setGlobalErrorHandler(loggingErrorHandler());
}

function resourceOf({ serviceVersion, serviceInstanceId }: TelemetrySettings): Resource {
  const ours = resourceFromAttributes({
    'service.name': 'isartor-gateway',
    'service.version': serviceVersion,
    'service.instance.id': serviceInstanceId,
    'host.name': hostname(),
    'process.pid': process.pid,
  });
  return defaultResource().merge(ours);
}

async function settledWithin(work: Promise<unknown>, deadlineMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, deadlineMs);
  });
  await Promise.race([work, deadline]);
  clearTimeout(timer);
}
