import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type OtlpReceiver, startOtlpHttpReceiver, startOtlpReceiver, unusedUrl } from '@isartor/testing';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCliFixture } from '../../test/cli-fixture.js';

const { run, remove } = createCliFixture();
afterAll(remove);

const test = (env: Record<string, string>) => run(['telemetry', 'test'], env);

describe('isartor telemetry test', () => {
  let collector: OtlpReceiver;
  beforeEach(async () => {
    collector = await startOtlpReceiver();
  });
  afterEach(() => collector.close());

  it('sends a span and a metric, and tells the trace', async () => {
    const { exitCode, output } = await test({
      ISARTOR__ENABLE_MONITORING: 'true',
      ISARTOR__OTEL_EXPORTER_ENDPOINT: collector.endpoint,
    });
    const [span] = collector.spans();
    expect(span?.name).toBe('isartor_telemetry_test');
    expect(collector.metrics().map(({ name }) => name)).toContain('isartor_telemetry_tests_total');
    expect(output).toMatch(new RegExp(`^traces {3}arrived {3}${collector.endpoint} by grpc \\(ISARTOR__OTEL`));
    expect(output).toContain(`The trace is ${span?.traceId}`);
    expect(output).toContain('logs     not sent  none (otel_logs is false (default))');
    expect(output).not.toContain('sends nothing');
    expect(exitCode).toBe(0);
  });

  it('sends a log record where logs are exported', async () => {
    const { exitCode } = await test({
      ISARTOR__OTEL_LOGS: 'true',
      ISARTOR__OTEL_EXPORTER_ENDPOINT: collector.endpoint,
    });
    expect(exitCode).toBe(0);
    expect(collector.logs()).toMatchObject([{ body: 'Test of telemetry' }]);
  });

  it('tests what is switched off, too, and says that it is', async () => {
    const { exitCode, output } = await test({ ISARTOR__OTEL_EXPORTER_ENDPOINT: collector.endpoint });
    expect([exitCode, collector.spans().length]).toEqual([0, 1]);
    expect(output).toContain('The gateway itself sends nothing: enable_monitoring is false (default)');
  });

  it('prints JSON', async () => {
    const { output } = await run([
      'telemetry',
      'test',
      '--json',
      '--set',
      `otel_exporter_endpoint=${collector.endpoint}`,
    ]);
    expect(JSON.parse(output)).toMatchObject({
      traceId: collector.spans()[0]?.traceId,
      signals: [
        { signal: 'traces', outcome: 'arrived', exporter: 'otlp', protocol: 'grpc', from: '--set' },
        { signal: 'metrics', outcome: 'arrived' },
        { signal: 'logs', outcome: 'not sent' },
      ],
    });
  });

  it('names the signal that does not arrive', async () => {
    const { exitCode, output, errorOutput } = await test({
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: collector.endpoint,
      OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: await unusedUrl(),
    });
    expect(output).toMatch(/^traces {3}arrived .*\nmetrics {2}failed .*OTEL_EXPORTER_OTLP_METRICS_ENDPOINT/);
    expect([exitCode, errorOutput]).toEqual([1, 'Not arrived: metrics\n']);
  });

  it('speaks OTLP over HTTP where that is configured', async () => {
    const overHttp = await startOtlpHttpReceiver();
    const { exitCode, output } = await test({
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
      ISARTOR__OTEL_EXPORTER_ENDPOINT: overHttp.endpoint,
    });
    expect(output).toContain(`${overHttp.endpoint}/v1/traces by http/protobuf`);
    expect([exitCode, overHttp.spans().length]).toEqual([0, 1]);
    await overHttp.close();
  });

  it('names the cause where nothing listens', async () => {
    const { exitCode, output } = await test({ ISARTOR__OTEL_EXPORTER_ENDPOINT: await unusedUrl() });
    expect(output).toContain('Nothing listens at http://127.0.0.1:');
    expect(output).toContain('OTLP by gRPC is port 4317');
    expect(exitCode).toBe(1);
  });

  it('names the cause where the collector hangs', async () => {
    collector.setBehaviour('hang');
    const { exitCode, output } = await test({
      ISARTOR__OTEL_EXPORTER_ENDPOINT: collector.endpoint,
      OTEL_EXPORTER_OTLP_TIMEOUT: '300',
    });
    expect(output).toContain(`${collector.endpoint} does not answer in time`);
    expect(exitCode).toBe(1);
  });

  it.each([
    ['grpc', '/'],
    ['http/protobuf', '/v1/traces'],
  ])('names the cause where something else listens and %s is spoken', async (protocol, path) => {
    const server = createServer((_request, response) => response.writeHead(404).end()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { exitCode, output } = await test({
      ISARTOR__OTEL_EXPORTER_ENDPOINT: url,
      OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
      OTEL_EXPORTER_OTLP_TIMEOUT: '2000',
    });
    expect(output).toContain(`What listens at ${url}${path === '/' ? '' : path} does not take OTLP by ${protocol}`);
    expect(exitCode).toBe(1);
    server.close();
  });

  it('names the cause where TLS meets plaintext', async () => {
    const { output } = await test({
      ISARTOR__OTEL_EXPORTER_ENDPOINT: collector.endpoint.replace('http:', 'https:'),
      OTEL_EXPORTER_OTLP_TIMEOUT: '2000',
    });
    expect(output).toContain('speaks plaintext, not TLS');
  });

  it.each([[['telemetry']], [['telemetry', 'tets']]])('refuses %j', async (commandLine) => {
    const { exitCode, errorOutput } = await run(commandLine);
    expect(exitCode).toBe(2);
    expect(errorOutput).toContain('needs to know what to do: test');
  });
});
