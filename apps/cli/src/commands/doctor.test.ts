import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startOtlpReceiver, unusedUrl } from '@isartor/testing';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createCliFixture } from '../../test/cli-fixture.js';

const { run, remove } = createCliFixture();
afterAll(remove);

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** A server that answers paths (without their query) with these documents. */
async function serve(documents: Readonly<Record<string, object>>): Promise<string> {
  const server = createServer(({ url = '' }, response) => {
    const document = documents[url.replace(/\?.*/, '')];
    response.writeHead(document === undefined ? 404 : 200).end(JSON.stringify(document ?? {}));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function startCollector() {
  const collector = await startOtlpReceiver();
  ends.push(() => collector.close());
  return collector;
}

const HEALTH = { status: 'ok', version: '1.2.3', layers: {}, telemetry: 'disabled', prompt_total_requests: 3 };
const EXPORTING = { ...HEALTH, telemetry: { traces: 'ok', metrics: 'ok', dropped_spans: 0, failed_exports: 0 } };
const gatewayWith = (health: object = HEALTH): Promise<string> => serve({ '/health': health });
const ON = { ISARTOR__ENABLE_MONITORING: 'true' };

describe('isartor doctor', () => {
  it('finds nothing where all is well', async () => {
    const { endpoint } = await startCollector();
    const targets = ['otel-collector', 'isartor'].map((job) => ({ labels: { job }, health: 'up' }));
    const prometheus = await serve({ '/api/v1/targets': { data: { activeTargets: targets } } });
    const grafana = await serve({
      '/api/datasources': [{ type: 'prometheus', uid: 'p', url: 'http://prometheus:9090' }],
      '/api/datasources/uid/p/health': { status: 'OK' },
    });
    const flags = [
      '--gateway-url',
      await gatewayWith(EXPORTING),
      '--prometheus-url',
      prometheus,
      '--grafana-url',
      grafana,
    ];
    const { exitCode, output, errorOutput } = await run(['doctor', ...flags], {
      ...ON,
      ISARTOR__OTEL_EXPORTER_ENDPOINT: endpoint,
    });
    expect([exitCode, errorOutput]).toEqual([0, '']);
    expect(output.split('\n').map((line) => line.slice(0, 20).trim())).toEqual([
      ...['configuration  ok', 'gateway        ok', 'monitoring     ok', 'traces         ok', 'metrics        ok'],
      ...['logs           -', 'exports        ok', 'prompts        ok'],
      ...['prometheus     ok', 'prometheus     ok', 'grafana        ok', ''],
    ]);
  });

  /** What it says of a gateway in front of which nothing else stands, and in which environment. */
  const look = async (env: Record<string, string>, health: object = HEALTH, more: readonly string[] = []) =>
    run(['doctor', '--gateway-url', await gatewayWith(health), ...more], env);

  it('[89] [93] names the switch, and the source that decided it, where monitoring is off', async () => {
    const { exitCode, output, errorOutput } = await look({ ISARTOR__ENABLE_MONITORING: 'false' });
    expect(output).toContain(
      'monitoring     WRONG enable_monitoring is false (ISARTOR__ENABLE_MONITORING): no traces, no metrics, the log says ' +
        '"OTel disabled"',
    );
    expect(output).toContain('-> Set ISARTOR__ENABLE_MONITORING=true; variables beat the file, and flags beat both');
    expect([exitCode, errorOutput]).toEqual([1, 'One thing is wrong\n']);
  });

  it('[93] tells a gateway that was started with other settings', async () => {
    const { endpoint } = await startCollector();
    const { output } = await look({ ...ON, ISARTOR__OTEL_EXPORTER_ENDPOINT: endpoint });
    expect(output).toContain(
      'WRONG enable_monitoring is true (ISARTOR__ENABLE_MONITORING), but the gateway that runs was',
    );
    expect((await look({}, EXPORTING)).output).toContain('but the gateway that runs has it on');
  });

  it('[90] names a collector that is not reached, from here and by the account of the gateway', async () => {
    const endpoint = (await unusedUrl()).replace('/v1', '');
    const lost = { traces: 'failing', metrics: 'ok', dropped_spans: 7, last_error: 'connect ECONNREFUSED 127.0.0.1:1' };
    const { output } = await look({ ...ON, ISARTOR__OTEL_EXPORTER_ENDPOINT: endpoint }, { ...HEALTH, telemetry: lost });
    expect(output).toContain(`traces         WRONG Nothing listens at ${endpoint} (ISARTOR__OTEL_EXPORTER_ENDPOINT)`);
    expect(output).toContain('exports        WRONG traces failing, metrics ok, 7 spans dropped; Nothing listens');
  });

  it.each([
    ['a job that is missing', [{ labels: { job: 'isartor' }, health: 'up' }], 'It scrapes no job "otel-collector"'],
    [
      'a target that is not reached',
      [
        {
          labels: { job: 'otel-collector' },
          health: 'down',
          lastError: 'connection refused',
          scrapeUrl: 'http://c:8889',
        },
      ],
      'It does not reach http://c:8889 of the job "otel-collector": connection refused',
    ],
  ])('[91] names %s of Prometheus', async (_case, activeTargets, finding) => {
    const prometheus = await serve({ '/api/v1/targets': { data: { activeTargets } } });
    const { output } = await look({}, HEALTH, ['--prometheus-url', prometheus]);
    expect(output).toContain(`prometheus     WRONG ${finding}`);
    expect(output).toContain('-> See the targets in docker/prometheus.yml');
  });

  it.each([
    ['http://localhost:9090', 'in a container that is Grafana itself, so panels say "No data"'],
    ['http://elsewhere:9090', 'It does not reach its data source http://elsewhere:9090'],
  ])('[92] names the wrong data source %s of Grafana', async (url, finding) => {
    const grafana = await serve({ '/api/datasources': [{ type: 'prometheus', uid: 'p', url }] });
    const { output } = await look({}, HEALTH, ['--grafana-url', grafana]);
    expect(output).toContain(finding);
    expect(output).toContain('-> Within the Compose project its URL is http://prometheus:9090');
  });

  it('[94] says that series are empty before the first prompt', async () => {
    const { output } = await look({}, { ...HEALTH, prompt_total_requests: 0 });
    expect(output).toContain('prompts        note  There was none yet: isartor_layer_duration_seconds');
    expect(output).toContain('-> Send a test request');
  });

  it('finds a gateway that is not there, and something that is none', async () => {
    const { output } = await run(['doctor', '--gateway-url', (await unusedUrl()).replace('/v1', '')]);
    expect(output).toContain('gateway        WRONG Nothing answers at http://127.0.0.1:');
    expect((await run(['doctor', '--gateway-url', await serve({})])).output).toContain(
      'with 404 is no Isartor gateway',
    );
  });

  it('complains of a stack that is not there only where it was named', async () => {
    const away = (await unusedUrl()).replace('/v1', '');
    const { output } = await look({}, HEALTH, ['--prometheus-url', away, '--grafana-url', away]);
    expect(output).toContain(`prometheus     WRONG Nothing answers at ${away}`);
    expect(output).toContain(`grafana        WRONG Nothing answers at ${away}`);
  });

  it('prints JSON', async () => {
    const { output } = await look({}, HEALTH, ['--json']);
    const { findings } = JSON.parse(output) as { readonly findings: readonly object[] };
    expect(findings[2]).toMatchObject({ subject: 'monitoring', state: 'wrong' });
  });

  it('refuses an address that is none', async () => {
    expect(await run(['doctor', '--grafana-url', 'localhost:3000'])).toMatchObject({ exitCode: 2 });
  });
});
