import { fromJSON, type ServiceDefinition } from '@grpc/proto-loader';

/** The messages of OTLP 1.x that the receiver reads. Fields that are not listed are skipped by the decoder. */
const MESSAGES: Record<string, readonly string[]> = {
  TraceRequest: ['repeated ResourceSpans resourceSpans = 1'],
  ResourceSpans: ['Resource resource = 1', 'repeated ScopeSpans scopeSpans = 2'],
  ScopeSpans: ['Scope scope = 1', 'repeated Span spans = 2'],
  Span: [
    'bytes traceId = 1',
    'bytes spanId = 2',
    'bytes parentSpanId = 4',
    'string name = 5',
    'int32 kind = 6',
    'fixed64 startTimeUnixNano = 7',
    'fixed64 endTimeUnixNano = 8',
    'repeated KeyValue attributes = 9',
    'repeated SpanEvent events = 11',
    'repeated SpanLink links = 13',
    'SpanStatus status = 15',
  ],
  SpanEvent: ['fixed64 timeUnixNano = 1', 'string name = 2', 'repeated KeyValue attributes = 3'],
  SpanLink: ['bytes traceId = 1', 'bytes spanId = 2'],
  SpanStatus: ['string message = 2', 'int32 code = 3'],

  MetricsRequest: ['repeated ResourceMetrics resourceMetrics = 1'],
  ResourceMetrics: ['Resource resource = 1', 'repeated ScopeMetrics scopeMetrics = 2'],
  ScopeMetrics: ['Scope scope = 1', 'repeated Metric metrics = 2'],
  Metric: [
    'string name = 1',
    'string description = 2',
    'string unit = 3',
    'Gauge gauge = 5',
    'Sum sum = 7',
    'Histogram histogram = 9',
  ],
  Gauge: ['repeated NumberPoint dataPoints = 1'],
  Sum: ['repeated NumberPoint dataPoints = 1', 'int32 aggregationTemporality = 2', 'bool isMonotonic = 3'],
  Histogram: ['repeated HistogramPoint dataPoints = 1', 'int32 aggregationTemporality = 2'],
  NumberPoint: [
    'fixed64 startTimeUnixNano = 2',
    'fixed64 timeUnixNano = 3',
    'double asDouble = 4',
    'sfixed64 asInt = 6',
    'repeated KeyValue attributes = 7',
  ],
  HistogramPoint: [
    'fixed64 startTimeUnixNano = 2',
    'fixed64 timeUnixNano = 3',
    'fixed64 count = 4',
    'double sum = 5',
    'repeated fixed64 bucketCounts = 6',
    'repeated double explicitBounds = 7',
    'repeated KeyValue attributes = 9',
  ],

  LogsRequest: ['repeated ResourceLogs resourceLogs = 1'],
  ResourceLogs: ['Resource resource = 1', 'repeated ScopeLogs scopeLogs = 2'],
  ScopeLogs: ['Scope scope = 1', 'repeated LogRecord logRecords = 2'],
  LogRecord: [
    'fixed64 timeUnixNano = 1',
    'int32 severityNumber = 2',
    'string severityText = 3',
    'AnyValue body = 5',
    'repeated KeyValue attributes = 6',
    'fixed32 flags = 8',
    'bytes traceId = 9',
    'bytes spanId = 10',
  ],

  Resource: ['repeated KeyValue attributes = 1'],
  Scope: ['string name = 1', 'string version = 2'],
  KeyValue: ['string key = 1', 'AnyValue value = 2'],
  AnyValue: [
    'string stringValue = 1',
    'bool boolValue = 2',
    'int64 intValue = 3',
    'double doubleValue = 4',
    'ArrayValue arrayValue = 5',
    'KeyValueList kvlistValue = 6',
    'bytes bytesValue = 7',
  ],
  ArrayValue: ['repeated AnyValue values = 1'],
  KeyValueList: ['repeated KeyValue values = 1'],

  /** What every export is answered with: an empty message says that all of it was taken. */
  ExportResponse: [],
};

const FIELD = /^(?<rule>repeated )?(?<type>\w+) (?<name>\w+) = (?<id>\d+)$/;

function messageDescriptor(lines: readonly string[]) {
  const fields = lines.map((line) => {
    const { rule, type, name, id } = FIELD.exec(line)?.groups ?? {};
    if (type === undefined || name === undefined) throw new Error(`Not a field: ${line}`);
    return [name, { type, id: Number(id), ...(rule === undefined ? {} : { rule: 'repeated' }) }] as const;
  });
  return { fields: Object.fromEntries(fields) };
}

/** `a.b.C` as the nested namespaces that protobuf's JSON descriptors want. */
function nestedService(path: string, requestType: string): object {
  const service: object = { methods: { Export: { requestType, responseType: '.ExportResponse' } } };
  return path.split('.').reduceRight((inner, name) => ({ nested: { [name]: inner } }), service);
}

function loadService(path: string, requestType: string): ServiceDefinition {
  const messages = Object.entries(MESSAGES).map(([name, lines]) => [name, messageDescriptor(lines)] as const);
  const service = nestedService(path, requestType) as { nested: object };
  const definitions = fromJSON(
    { nested: { ...Object.fromEntries(messages), ...service.nested } },
    { longs: String, arrays: true },
  );
  return definitions[path] as ServiceDefinition;
}

/** The OTLP services by what they carry, with field names in camel case and 64-bit integers as decimal strings. */
export const OTLP_SERVICES = {
  traces: loadService('opentelemetry.proto.collector.trace.v1.TraceService', '.TraceRequest'),
  metrics: loadService('opentelemetry.proto.collector.metrics.v1.MetricsService', '.MetricsRequest'),
  logs: loadService('opentelemetry.proto.collector.logs.v1.LogsService', '.LogsRequest'),
} as const;
