import type { TelemetryOptions } from '@isartor/telemetry/node';
import { environmentName } from '../config/environment-name.js';
import type { LoadedConfig } from '../config/load-config.js';
import type { OtelValues } from '../config/otel/otel-environment.js';

/** Where one signal goes, and which setting sends it there. */
export interface SignalRoute {
  readonly signal: 'traces' | 'metrics' | 'logs';
  readonly exporter: 'otlp' | 'console' | 'none';
  readonly protocol?: 'grpc' | 'http/protobuf';
  /** Without a query, which may hold a key. */
  readonly endpoint?: string;
  /** The setting that decided: `default`, a file, a variable. */
  readonly from: string;
}

/** What the configuration makes of telemetry: nothing, and why; or how it is started, and where that leads. */
export type TelemetryPlan =
  | { readonly off: string }
  | {
      readonly options: Omit<TelemetryOptions, 'serviceVersion' | 'logger'>;
      readonly routes: readonly SignalRoute[];
    };

type Loaded = Pick<LoadedConfig, 'config' | 'values' | 'otel'>;

const ENDPOINT = 'otel_exporter_endpoint';
/** Where collectors take OTLP over HTTP; the key's own default is for gRPC. */
const HTTP_DEFAULT = 'http://localhost:4318';

/** Reads off the configuration what telemetry has to do. */
export function planTelemetry(loaded: Loaded): TelemetryPlan {
  const { config, otel } = loaded;
  if (!config.enableMonitoring) return { off: `enable_monitoring is false (${sourceOf(loaded, 'enable_monitoring')})` };
  if (otel.OTEL_SDK_DISABLED === true) return { off: 'OTEL_SDK_DISABLED is true' };
  const routes = [routeOf('traces', loaded), routeOf('metrics', loaded), logRoute(loaded)];
  const signals = routes.map((route) => [route.signal, signalOptions(route, loaded)] as const);
  const resourceAttributes = {
    ...otel.OTEL_RESOURCE_ATTRIBUTES,
    ...defined({ 'service.name': otel.OTEL_SERVICE_NAME }),
  };
  const limits = defined({
    metricExportIntervalMs: otel.OTEL_METRIC_EXPORT_INTERVAL,
    spanQueueSize: otel.OTEL_BSP_MAX_QUEUE_SIZE,
    spanBatchSize: otel.OTEL_BSP_MAX_EXPORT_BATCH_SIZE,
    spanExportDelayMs: otel.OTEL_BSP_SCHEDULE_DELAY,
    logQueueSize: otel.OTEL_BLRP_MAX_QUEUE_SIZE,
    logBatchSize: otel.OTEL_BLRP_MAX_EXPORT_BATCH_SIZE,
    logExportDelayMs: otel.OTEL_BLRP_SCHEDULE_DELAY,
    attributeValueCharacters: otel.OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT ?? otel.OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT,
  });
  const options = { endpoint: config.otelExporterEndpoint, resourceAttributes, ...limits };
  return { options: { ...options, ...Object.fromEntries(signals) }, routes: routes.map(withoutQuery) };
}

function sourceOf({ values }: Loaded, path: string): string {
  return values.find((value) => value.path === path)?.source ?? 'default';
}

const NAMES = { traces: 'TRACES', metrics: 'METRICS', logs: 'LOGS' } as const;

function routeOf(signal: SignalRoute['signal'], loaded: Loaded): SignalRoute {
  const { config, otel } = loaded;
  const name = NAMES[signal];
  const exporter = otel[`OTEL_${name}_EXPORTER`] ?? 'otlp';
  if (exporter !== 'otlp') return { signal, exporter, from: `OTEL_${name}_EXPORTER` };
  const protocol = otel[`OTEL_EXPORTER_OTLP_${name}_PROTOCOL`] ?? otel.OTEL_EXPORTER_OTLP_PROTOCOL ?? 'grpc';
  const route = { signal, exporter, protocol };
  const source = sourceOf(loaded, ENDPOINT);
  const own = otel[`OTEL_EXPORTER_OTLP_${name}_ENDPOINT`];
  // Our own variable and a flag are said to us alone, so they beat what is said to every OpenTelemetry there is.
  if (own !== undefined && source !== environmentName(ENDPOINT) && !source.startsWith('--')) {
    return { ...route, endpoint: own, from: `OTEL_EXPORTER_OTLP_${name}_ENDPOINT` };
  }
  const base = source === 'default' && protocol !== 'grpc' ? HTTP_DEFAULT : config.otelExporterEndpoint;
  return { ...route, endpoint: protocol === 'grpc' ? base : withPath(base, signal), from: source };
}

function logRoute(loaded: Loaded): SignalRoute {
  if (loaded.config.otelLogs) return routeOf('logs', loaded);
  return { signal: 'logs', exporter: 'none', from: `otel_logs is false (${sourceOf(loaded, 'otel_logs')})` };
}

/** A base URL with the signal's path below its own, as the specification has it. */
function withPath(base: string, signal: string): string {
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/v1/${signal}`;
  return url.href;
}

function signalOptions({ signal, exporter, protocol, endpoint }: SignalRoute, { otel }: Loaded): object {
  return { exporter, exportTimeoutMs: exportTimeoutMs(signal, otel), ...defined({ protocol, endpoint }) };
}

/** One export has to end within each of the times that bound it. */
function exportTimeoutMs(signal: SignalRoute['signal'], otel: OtelValues): number {
  const ofExporter = otel[`OTEL_EXPORTER_OTLP_${NAMES[signal]}_TIMEOUT`] ?? otel.OTEL_EXPORTER_OTLP_TIMEOUT ?? 10_000;
  const ofPipeline = {
    traces: otel.OTEL_BSP_EXPORT_TIMEOUT,
    metrics: otel.OTEL_METRIC_EXPORT_TIMEOUT,
    logs: otel.OTEL_BLRP_EXPORT_TIMEOUT,
  }[signal];
  return Math.min(ofExporter, ofPipeline ?? ofExporter);
}

function withoutQuery(route: SignalRoute): SignalRoute {
  if (route.endpoint === undefined) return route;
  const { origin, pathname } = new URL(route.endpoint);
  return { ...route, endpoint: pathname === '/' ? origin : `${origin}${pathname}` };
}

type Defined<Values> = { readonly [Name in keyof Values]?: Exclude<Values[Name], undefined> };

/** Without the members that are undefined. */
function defined<Values extends object>(values: Values): Defined<Values> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<Values>;
}
