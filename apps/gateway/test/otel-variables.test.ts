import {
  type DecodedMetric,
  type OpenaiUpstream,
  type OtlpReceiver,
  startOpenaiUpstream,
  startOtlpHttpReceiver,
  startOtlpReceiver,
} from '@isartor/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GatewayProcess, startGatewayProcess } from './harness/gateway-process.js';
import { CHAT, chat } from './harness/test-gateway.js';

type Variables = Readonly<Record<string, string>>;

let upstream: OpenaiUpstream;
const receivers: OtlpReceiver[] = [];
const gateways: GatewayProcess[] = [];
beforeEach(async () => {
  upstream = await startOpenaiUpstream();
});
afterEach(async () => {
  for (const gateway of gateways.splice(0)) await gateway.dispose();
  for (const receiver of receivers.splice(0)) await receiver.close();
  await upstream.close();
});

async function receiving(start: typeof startOtlpReceiver = startOtlpReceiver): Promise<OtlpReceiver> {
  const receiver = await start();
  receivers.push(receiver);
  return receiver;
}

/** A monitored gateway with these variables and none other. */
async function running(env: Variables): Promise<GatewayProcess> {
  const gateway = await startGatewayProcess({
    env: {
      ISARTOR__EXTERNAL_LLM_URL: upstream.url,
      ISARTOR__EXTERNAL_LLM_API_KEY: 'canary-upstream-key',
      ISARTOR__ENABLE_MONITORING: 'true',
      ...env,
    },
  });
  gateways.push(gateway);
  return gateway;
}

async function ask({ url }: GatewayProcess, prompts: number): Promise<void> {
  for (let prompt = 0; prompt < prompts; prompt += 1) {
    const body = JSON.stringify(chat(`canary-prompt ${prompt}`));
    expect((await fetch(`${url}${CHAT}`, { method: 'POST', body })).status).toBe(200);
  }
}

async function stopped(gateway: GatewayProcess): Promise<string> {
  gateway.signal('SIGTERM');
  expect(await gateway.exit).toEqual({ code: 0, signal: null });
  return gateway.output;
}

type Line = Readonly<Record<string, unknown>>;
const linesOf = (output: string): readonly Line[] =>
  output.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Line] : []));

function latest(receiver: OtlpReceiver, name: string): DecodedMetric {
  const found = receiver.metrics().findLast((metric) => metric.name === name);
  if (found === undefined) throw new Error(`no metric ${name}`);
  return found;
}
const sumOf = ({ points }: DecodedMetric): number => points.reduce((sum, { value }) => sum + value, 0);
const resourceOf = (items: readonly { readonly resource: DecodedMetric['resource'] }[]) =>
  Object.fromEntries(items[0]?.resource.map(({ key, value }) => [key, value]) ?? []);

describe('a gateway with the variables of OpenTelemetry', () => {
  it('says who it is, sends what it has when it has it, and its log as well', async () => {
    const receiver = await receiving();
    const gateway = await running({
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint,
      OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=a%20b',
      OTEL_SERVICE_NAME: 'my-gateway',
      OTEL_RESOURCE_ATTRIBUTES: 'service.name=not-this,team=a%2Cb',
      OTEL_METRIC_EXPORT_INTERVAL: '50',
      OTEL_BSP_SCHEDULE_DELAY: '0',
      OTEL_BLRP_SCHEDULE_DELAY: '0',
      OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT: '4',
      ISARTOR__OTEL_LOGS: 'true',
      RUST_LOG: 'debug,tower_http=debug',
    });
    await ask(gateway, 1);
    await receiver.waitFor(
      ({ spans, metrics, logs }) =>
        spans.some(({ name }) => name === 'gateway_request') &&
        metrics.some(
          ({ name, points }) => name === 'isartor_requests_total' && points.some(({ value }) => value > 0),
        ) &&
        logs.some(({ body }) => body === 'Request completed'),
      5000,
    );
    const who = { 'service.name': 'my-gateway', team: 'a,b', 'service.instance.id': expect.any(String) };
    expect(resourceOf(receiver.spans())).toMatchObject(who);
    expect(resourceOf(receiver.metrics())).toMatchObject(who);
    expect(resourceOf(receiver.logs())).toMatchObject(who);
    expect(receiver.exports().every(({ headers }) => headers['x-tenant'] === 'a b')).toBe(true);

    const root = receiver.spans().find(({ name }) => name === 'gateway_request');
    expect(root?.attributes).toContainEqual({ key: 'http.method', kind: 'string', value: 'POST' });
    expect(root?.attributes).toContainEqual({ key: 'client.address', kind: 'string', value: '127.' });

    const completed = receiver.logs().find(({ body }) => body === 'Request completed');
    expect(completed).toMatchObject({ severityNumber: 5, traceId: root?.traceId, spanId: root?.spanId, flags: 1 });
    expect(completed?.attributes).toContainEqual({ key: 'http.status_code', kind: 'int', value: 200 });
    const output = await stopped(gateway);
    // What is exported stays on standard output.
    const printed = linesOf(output).find(({ msg }) => msg === 'Request completed');
    expect(printed).toMatchObject({ trace_id: root?.traceId, span_id: root?.spanId });
    expect(output).not.toContain('canary');
    expect(JSON.stringify(receiver.logs(), (_, value) => (typeof value === 'bigint' ? '' : value))).not.toContain(
      'canary',
    );
  });

  it('sends by HTTP, compressed, and counts what it does not sample', async () => {
    const receiver = await receiving(startOtlpHttpReceiver);
    const gateway = await running({
      OTEL_EXPORTER_OTLP_ENDPOINT: `${receiver.endpoint}/otlp`,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
      OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip',
      OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
      OTEL_TRACES_SAMPLER_ARG: '0',
    });
    await ask(gateway, 3);
    const output = await stopped(gateway);
    expect(receiver.spans()).toEqual([]);
    expect(sumOf(latest(receiver, 'isartor_requests_total'))).toBe(3);
    expect(receiver.exports().at(-1)).toMatchObject({
      path: '/otlp/v1/metrics',
      headers: { 'content-encoding': 'gzip' },
    });
    expect(linesOf(output)).toContainEqual(
      expect.objectContaining({
        ...{ msg: 'OTel exports', signal: 'traces', exporter: 'otlp', protocol: 'http/protobuf' },
        ...{ endpoint: `${receiver.endpoint}/otlp/v1/traces`, from: 'OTEL_EXPORTER_OTLP_ENDPOINT' },
      }),
    );
  });

  it('sends each signal where its own variable says, unless ours says otherwise', async () => {
    const [own, all, traces] = [await receiving(), await receiving(), await receiving()];
    const env = {
      OTEL_EXPORTER_OTLP_ENDPOINT: all.endpoint,
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: traces.endpoint,
    };
    const gateway = await running(env);
    await ask(gateway, 1);
    await stopped(gateway);
    expect([traces.spans().length > 0, traces.metrics().length]).toEqual([true, 0]);
    expect([all.spans().length, all.metrics().length > 0]).toEqual([0, true]);

    const other = await running({ ...env, ISARTOR__OTEL_EXPORTER_ENDPOINT: own.endpoint });
    await ask(other, 1);
    await stopped(other);
    expect([own.spans().length > 0, own.metrics().length > 0]).toEqual([true, true]);
  });

  it('is told apart from its replicas, so that their sums add up', async () => {
    const receiver = await receiving();
    const env = { ISARTOR__OTEL_EXPORTER_ENDPOINT: receiver.endpoint };
    const replicas = await Promise.all([running(env), running(env)]);
    for (const [index, replica] of replicas.entries()) await ask(replica, index + 1);
    await Promise.all(replicas.map(stopped));
    const last = new Map<unknown, number>();
    for (const metric of receiver.metrics()) {
      if (metric.name === 'isartor_requests_total')
        last.set(resourceOf([metric])['service.instance.id'], sumOf(metric));
    }
    expect([...last.values()].sort()).toEqual([1, 2]);
  });

  it('is off when the SDK is disabled, and says so', async () => {
    const receiver = await receiving();
    const gateway = await running({
      ISARTOR__OTEL_EXPORTER_ENDPOINT: receiver.endpoint,
      OTEL_SDK_DISABLED: 'true',
    });
    await ask(gateway, 1);
    const output = await stopped(gateway);
    expect(receiver.exports()).toEqual([]);
    expect(linesOf(output)).toContainEqual(
      expect.objectContaining({ msg: 'OTel disabled', because: 'OTEL_SDK_DISABLED is true' }),
    );
  });

  it('prints what it would send when told to, one JSON object a line', async () => {
    const gateway = await running({
      ...{ OTEL_TRACES_EXPORTER: 'console', OTEL_METRICS_EXPORTER: 'console', OTEL_LOGS_EXPORTER: 'console' },
      ISARTOR__OTEL_LOGS: 'true',
    });
    await ask(gateway, 1);
    const output = await stopped(gateway);
    const [, ...rest] = output.split(/(?<=listens on \S+\n)/);
    const printed = linesOf(output);
    for (const member of ['resourceSpans', 'resourceMetrics', 'resourceLogs']) {
      expect(printed.some((line) => member in line)).toBe(true);
    }
    expect(rest.join('')).not.toContain('canary');
  });

  it('warns of what makes no sense, by name, and serves all the same', async () => {
    const receiver = await receiving();
    const gateway = await running({
      ISARTOR__OTEL_EXPORTER_ENDPOINT: receiver.endpoint,
      OTEL_BSP_MAX_QUEUE_SIZE: 'many',
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_EXPORTER_OTLP_HEADERS: 'canary-token',
      OTEL_EXPORTER_OTLP_CERTIFICATE: '/no/such/file',
      OTEL_RESOURCE_ATTRIBUTES: 'team',
      OTEL_TRACES_SAMPLER: 'sometimes',
    });
    await ask(gateway, 1);
    const output = await stopped(gateway);
    const warnings = linesOf(output).flatMap(({ level, msg }) =>
      level === 'warn' || level === 'error' ? [String(msg)] : [],
    );
    for (const name of [
      ...['OTEL_BSP_MAX_QUEUE_SIZE', 'OTEL_EXPORTER_OTLP_PROTOCOL', 'OTEL_EXPORTER_OTLP_HEADERS'],
      ...['OTEL_EXPORTER_OTLP_CERTIFICATE', 'OTEL_RESOURCE_ATTRIBUTES', 'OTEL_TRACES_SAMPLER'],
    ]) {
      expect(warnings).toContainEqual(expect.stringContaining(name));
    }
    expect(output).not.toContain('canary');
    expect(sumOf(latest(receiver, 'isartor_requests_total'))).toBe(1);
    expect(receiver.spans().length).toBeGreaterThan(0);
  });
});
