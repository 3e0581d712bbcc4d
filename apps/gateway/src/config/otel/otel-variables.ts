import {
  anyText,
  encodedPairs,
  headerPairs,
  oneOf,
  readableFile,
  signalEndpoint,
  trueOrFalse,
  type VariableReader,
  wholeNumberBetween,
} from './variable-readers.js';

/** One variable of OpenTelemetry that this gateway reads. */
export interface OtelVariable<Value> {
  readonly read: VariableReader<Value>;
  /** What holds when the variable is not set, or not valid. */
  readonly fallback: string;
  /** Its text is never shown. */
  readonly secret?: true;
}

const variable = <Value>(
  read: VariableReader<Value>,
  fallback: string,
  more: { readonly secret?: true } = {},
): OtelVariable<Value> => ({ read, fallback, ...more });

const HOUR_MS = 3_600_000;
const milliseconds = (fallback: string, min = 1): OtelVariable<number> =>
  variable(wholeNumberBetween(min, HOUR_MS), fallback);
const items = (fallback: string): OtelVariable<number> => variable(wholeNumberBetween(1, 1_000_000), fallback);
const exporter = (fallback: string) => variable(oneOf('otlp', 'console', 'none'), fallback);
const protocol = (fallback: string) => variable(oneOf('grpc', 'http/protobuf'), fallback);
const endpoint = (signal: string) => variable(signalEndpoint(signal), 'the endpoint of all signals', { secret: true });
const headers = variable(headerPairs, 'nothing in place of what is wrong', { secret: true });
const file = variable(readableFile, 'nothing');
const characters = (fallback: string) => variable(wholeNumberBetween(1, 16 * 1024 ** 2), fallback);

const SHARED = 'the setting of all signals';

/**
 * The variables of OpenTelemetry that this gateway reads. Others the SDK and its exporters read themselves, and say so
 * when a value makes no sense; of headers and files, on which they are silent, the text is only checked here.
 */
export const OTEL_VARIABLES = {
  OTEL_SDK_DISABLED: variable(trueOrFalse, 'false'),
  OTEL_SERVICE_NAME: variable(anyText, 'isartor-gateway'),
  OTEL_RESOURCE_ATTRIBUTES: variable(encodedPairs, 'none of it', { secret: true }),
  OTEL_TRACES_EXPORTER: exporter('otlp'),
  OTEL_METRICS_EXPORTER: exporter('otlp'),
  OTEL_LOGS_EXPORTER: exporter('otlp'),
  OTEL_EXPORTER_OTLP_PROTOCOL: protocol('grpc'),
  OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: protocol(SHARED),
  OTEL_EXPORTER_OTLP_METRICS_PROTOCOL: protocol(SHARED),
  OTEL_EXPORTER_OTLP_LOGS_PROTOCOL: protocol(SHARED),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: endpoint('TRACES'),
  OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: endpoint('METRICS'),
  OTEL_EXPORTER_OTLP_LOGS_ENDPOINT: endpoint('LOGS'),
  OTEL_EXPORTER_OTLP_TIMEOUT: milliseconds('10000'),
  OTEL_EXPORTER_OTLP_TRACES_TIMEOUT: milliseconds(SHARED),
  OTEL_EXPORTER_OTLP_METRICS_TIMEOUT: milliseconds(SHARED),
  OTEL_EXPORTER_OTLP_LOGS_TIMEOUT: milliseconds(SHARED),
  OTEL_EXPORTER_OTLP_HEADERS: headers,
  OTEL_EXPORTER_OTLP_TRACES_HEADERS: headers,
  OTEL_EXPORTER_OTLP_METRICS_HEADERS: headers,
  OTEL_EXPORTER_OTLP_LOGS_HEADERS: headers,
  OTEL_EXPORTER_OTLP_CERTIFICATE: file,
  OTEL_EXPORTER_OTLP_TRACES_CERTIFICATE: file,
  OTEL_EXPORTER_OTLP_METRICS_CERTIFICATE: file,
  OTEL_EXPORTER_OTLP_LOGS_CERTIFICATE: file,
  OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE: file,
  OTEL_EXPORTER_OTLP_TRACES_CLIENT_CERTIFICATE: file,
  OTEL_EXPORTER_OTLP_METRICS_CLIENT_CERTIFICATE: file,
  OTEL_EXPORTER_OTLP_LOGS_CLIENT_CERTIFICATE: file,
  OTEL_EXPORTER_OTLP_CLIENT_KEY: file,
  OTEL_EXPORTER_OTLP_TRACES_CLIENT_KEY: file,
  OTEL_EXPORTER_OTLP_METRICS_CLIENT_KEY: file,
  OTEL_EXPORTER_OTLP_LOGS_CLIENT_KEY: file,
  OTEL_BSP_SCHEDULE_DELAY: milliseconds('2000', 0),
  OTEL_BSP_EXPORT_TIMEOUT: milliseconds('the timeout of the exporter'),
  OTEL_BSP_MAX_QUEUE_SIZE: items('8192'),
  OTEL_BSP_MAX_EXPORT_BATCH_SIZE: items('512'),
  OTEL_BLRP_SCHEDULE_DELAY: milliseconds('1000', 0),
  OTEL_BLRP_EXPORT_TIMEOUT: milliseconds('the timeout of the exporter'),
  OTEL_BLRP_MAX_QUEUE_SIZE: items('2048'),
  OTEL_BLRP_MAX_EXPORT_BATCH_SIZE: items('512'),
  OTEL_METRIC_EXPORT_INTERVAL: milliseconds('10000'),
  OTEL_METRIC_EXPORT_TIMEOUT: milliseconds('the timeout of the exporter'),
  OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT: characters('4096'),
  OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT: characters('4096'),
} as const;
