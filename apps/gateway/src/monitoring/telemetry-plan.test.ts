import { describe, expect, it } from 'vitest';
import { load } from '../../test/harness/load-fixture.js';
import { planTelemetry, type SignalRoute } from './telemetry-plan.js';

const ON = { ISARTOR__ENABLE_MONITORING: 'true' };
type Variables = Readonly<Record<string, string>>;

const planOf = (env: Variables, toml?: string) =>
  planTelemetry(load({ env: { ...ON, ...env }, ...(toml === undefined ? {} : { toml }) }));

function started(env: Variables, toml?: string) {
  const plan = planOf(env, toml);
  if ('off' in plan) throw new Error(`off: ${plan.off}`);
  return plan;
}

function routeOf(signal: SignalRoute['signal'], env: Variables, toml?: string): SignalRoute {
  const route = started(env, toml).routes.find((each) => each.signal === signal);
  if (route === undefined) throw new Error(`no ${signal}`);
  return route;
}

describe('telemetry is off', () => {
  it('by default, by the file, or by the variable of the SDK, and says which', () => {
    expect(planTelemetry(load())).toEqual({ off: 'enable_monitoring is false (default)' });
    expect(planTelemetry(load({ toml: 'enable_monitoring = false' }))).toEqual({
      off: 'enable_monitoring is false (isartor.toml)',
    });
    const env = { ISARTOR__ENABLE_MONITORING: 'false' };
    expect(planTelemetry(load({ toml: 'enable_monitoring = true', env }))).toEqual({
      off: 'enable_monitoring is false (ISARTOR__ENABLE_MONITORING)',
    });
    expect(planOf({ OTEL_SDK_DISABLED: 'true' })).toEqual({ off: 'OTEL_SDK_DISABLED is true' });
    expect(planOf({ OTEL_SDK_DISABLED: 'false' })).toHaveProperty('routes');
  });
});

describe('the endpoint', () => {
  const OWN = { ISARTOR__OTEL_EXPORTER_ENDPOINT: 'http://own:1' };
  const SIGNAL = { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://signal:2' };
  const ALL = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://all:3' };
  const ALIAS = { OTEL_EXPORTER_ENDPOINT: 'http://alias:4' };
  const TOML = 'otel_exporter_endpoint = "http://file:5"';
  const DECIDED = { signal: 'traces', exporter: 'otlp', protocol: 'grpc' };

  it.each([
    [{ ...OWN, ...SIGNAL, ...ALL, ...ALIAS }, TOML, 'http://own:1', 'ISARTOR__OTEL_EXPORTER_ENDPOINT'],
    [{ ...SIGNAL, ...ALL, ...ALIAS }, TOML, 'http://signal:2', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'],
    [{ ...ALL, ...ALIAS }, TOML, 'http://all:3', 'OTEL_EXPORTER_OTLP_ENDPOINT'],
    [ALIAS, TOML, 'http://alias:4', 'OTEL_EXPORTER_ENDPOINT'],
    [{}, TOML, 'http://file:5', 'isartor.toml'],
    [{}, '', 'http://localhost:4317', 'default'],
  ])('is the first of those that are set: %o', (...[env, toml, endpoint, from]) => {
    expect(routeOf('traces', env, toml)).toEqual({ ...DECIDED, endpoint, from });
  });

  it('of one signal is not that of another', () => {
    expect(routeOf('metrics', { ...SIGNAL, ...ALL })).toMatchObject({ endpoint: 'http://all:3' });
  });

  it('takes the form that names a namespace of Kubernetes', () => {
    const env = { ISARTOR__OTEL_EXPORTER_ENDPOINT: 'http://otel-collector.isartor:4317' };
    expect(routeOf('traces', env)).toMatchObject({ endpoint: 'http://otel-collector.isartor:4317' });
  });

  it('over HTTP gets the path of the signal, and another default', () => {
    const http = { OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf' };
    expect(routeOf('metrics', http)).toMatchObject({ endpoint: 'http://localhost:4318/v1/metrics', from: 'default' });
    const base = { OTEL_EXPORTER_OTLP_ENDPOINT: 'https://h/otlp/?key=canary' };
    const plan = started({ ...http, ...base, OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: 'grpc' });
    expect(plan.routes[1]).toMatchObject({ protocol: 'http/protobuf', endpoint: 'https://h/otlp/v1/metrics' });
    expect(plan.options.metrics).toMatchObject({ endpoint: 'https://h/otlp/v1/metrics?key=canary' });
    expect(plan.routes[0]).toMatchObject({ protocol: 'grpc', endpoint: 'https://h/otlp/' });
    const signal = { OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: 'https://h/as/it/is' };
    expect(routeOf('metrics', { ...http, ...signal })).toMatchObject({ endpoint: 'https://h/as/it/is' });
  });
});

describe('exporters', () => {
  it('are those that the variables name', () => {
    expect(routeOf('traces', { OTEL_TRACES_EXPORTER: 'none' })).toEqual({
      ...{ signal: 'traces', exporter: 'none', from: 'OTEL_TRACES_EXPORTER' },
    });
    expect(routeOf('metrics', { OTEL_METRICS_EXPORTER: 'console' })).toMatchObject({ exporter: 'console' });
  });

  it('of logs need otel_logs as well', () => {
    expect(routeOf('logs', { OTEL_LOGS_EXPORTER: 'otlp' })).toEqual({
      ...{ signal: 'logs', exporter: 'none', from: 'otel_logs is false (default)' },
    });
    const env = { ISARTOR__OTEL_LOGS: 'true', OTEL_EXPORTER_OTLP_LOGS_ENDPOINT: 'http://logs:1' };
    expect(routeOf('logs', env)).toMatchObject({ exporter: 'otlp', endpoint: 'http://logs:1' });
    expect(routeOf('logs', { ...env, OTEL_LOGS_EXPORTER: 'none' })).toMatchObject({ from: 'OTEL_LOGS_EXPORTER' });
  });
});

describe('limits', () => {
  it('are left to their defaults', () => {
    const { options } = started({});
    expect(options).toEqual({
      endpoint: 'http://localhost:4317',
      resourceAttributes: {},
      traces: { exporter: 'otlp', protocol: 'grpc', endpoint: 'http://localhost:4317', exportTimeoutMs: 10_000 },
      metrics: { exporter: 'otlp', protocol: 'grpc', endpoint: 'http://localhost:4317', exportTimeoutMs: 10_000 },
      logs: { exporter: 'none', exportTimeoutMs: 10_000 },
    });
  });

  it('are those that the variables set', () => {
    const env = {
      OTEL_BSP_SCHEDULE_DELAY: '1',
      OTEL_BSP_MAX_QUEUE_SIZE: '2',
      OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '3',
      OTEL_BLRP_SCHEDULE_DELAY: '4',
      OTEL_BLRP_MAX_QUEUE_SIZE: '5',
      OTEL_BLRP_MAX_EXPORT_BATCH_SIZE: '6',
      OTEL_METRIC_EXPORT_INTERVAL: '7',
      OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT: '8',
    };
    expect(started(env).options).toMatchObject({
      ...{ spanExportDelayMs: 1, spanQueueSize: 2, spanBatchSize: 3 },
      ...{ logExportDelayMs: 4, logQueueSize: 5, logBatchSize: 6 },
      ...{ metricExportIntervalMs: 7, attributeValueCharacters: 8 },
    });
    const spans = { ...env, OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT: '9' };
    expect(started(spans).options).toMatchObject({ attributeValueCharacters: 9 });
  });

  it('of an export are the shortest of those that bound it', () => {
    const timeouts = (env: Variables) => {
      const { traces, metrics, logs } = started(env).options;
      return [traces, metrics, logs].map((signal) => signal?.exportTimeoutMs);
    };
    expect(timeouts({ OTEL_EXPORTER_OTLP_TIMEOUT: '50' })).toEqual([50, 50, 50]);
    const own = { OTEL_EXPORTER_OTLP_TIMEOUT: '50', OTEL_EXPORTER_OTLP_METRICS_TIMEOUT: '20000' };
    expect(timeouts(own)).toEqual([50, 20_000, 50]);
    const pipelines = { OTEL_BSP_EXPORT_TIMEOUT: '1', OTEL_METRIC_EXPORT_TIMEOUT: '2', OTEL_BLRP_EXPORT_TIMEOUT: '3' };
    expect(timeouts(pipelines)).toEqual([1, 2, 3]);
    expect(timeouts({ OTEL_BSP_EXPORT_TIMEOUT: '30000' })).toEqual([10_000, 10_000, 10_000]);
  });
});

describe('the resource', () => {
  it('is what the variables say, the name of the service by its own', () => {
    const env = { OTEL_RESOURCE_ATTRIBUTES: 'service.name=attribute,team=a%20b' };
    expect(started(env).options.resourceAttributes).toEqual({ 'service.name': 'attribute', team: 'a b' });
    expect(started({ ...env, OTEL_SERVICE_NAME: 'own' }).options.resourceAttributes).toEqual({
      ...{ 'service.name': 'own', team: 'a b' },
    });
  });
});
