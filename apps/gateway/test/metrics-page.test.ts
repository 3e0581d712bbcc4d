import { execFileSync } from 'node:child_process';
import { type OtlpReceiver, startOtlpReceiver } from '@isartor/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHAT, chat, startTestGateway, type TestGateway } from './harness/test-gateway.js';

const OPENMETRICS = 'application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1';
const RUNTIME = [
  'process_cpu_seconds_total',
  'process_start_time_seconds',
  'process_resident_memory_bytes',
  'nodejs_heap_size_total_bytes',
  'nodejs_heap_size_used_bytes',
  'nodejs_external_memory_bytes',
  'nodejs_active_resources',
  'nodejs_gc_seconds_total',
];

let gateway: TestGateway;
let receiver: OtlpReceiver;
beforeEach(async () => {
  receiver = await startOtlpReceiver();
});
afterEach(async () => {
  await gateway.stop();
  await receiver.close();
});

async function start(env: Readonly<Record<string, string>> = {}): Promise<void> {
  gateway = await startTestGateway({ env: { ISARTOR__OTEL_EXPORTER_ENDPOINT: receiver.endpoint, ...env } });
}
const MONITORED = { ISARTOR__ENABLE_MONITORING: 'true' };

async function page(headers: Readonly<Record<string, string>> = {}): Promise<string> {
  const response = await gateway.get('/metrics', headers);
  expect(response.status).toBe(200);
  return response.text();
}
const namesOf = (text: string): string[] => [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name);
/** Every line that is a series, without its value. */
const seriesOf = (text: string): string[] =>
  text.split('\n').flatMap((line) => /^([a-z].*) \S+$/.exec(line)?.[1] ?? []);
const figureOf = (text: string, series: string): number | undefined => {
  const line = text.split('\n').find((each) => each.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
};

describe('while monitoring is off, GET /metrics', () => {
  it('tells how the process is, and no more', async () => {
    await start();
    await page();
    // The delay of the event loop is measured from the first time on.
    await expect
      .poll(async () => namesOf(await page()))
      .toEqual(['isartor_in_flight_requests', 'isartor_event_loop_delay_seconds', 'isartor_build_info', ...RUNTIME]);
    const text = await page();
    expect(figureOf(text, 'isartor_in_flight_requests')).toBe(0);
    expect(text).toMatch(
      new RegExp(`^isartor_build_info\\{node="${process.version}",version="\\d+\\.\\d+\\.\\d+[^"]*"\\} 1$`, 'm'),
    );
    expect(figureOf(text, 'process_resident_memory_bytes')).toBeGreaterThan(10e6);
    expect(figureOf(text, 'process_cpu_seconds_total')).toBeGreaterThan(0.1);
    const started = figureOf(text, 'process_start_time_seconds') ?? 0;
    expect(Date.now() / 1000 - started - process.uptime()).toBeLessThan(5);
    expect(receiver.exports()).toEqual([]);
  });

  it('has its type, and OpenMetrics for who prefers it', async () => {
    await start();
    const text = await gateway.get('/metrics');
    expect(text.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(text.headers.get('x-isartor-request-id')).toMatch(/^[\da-f-]{36}$/);
    const open = await gateway.get('/metrics', { accept: OPENMETRICS });
    expect(open.headers.get('content-type')).toBe('application/openmetrics-text; version=1.0.0; charset=utf-8');
    expect(await open.text()).toMatch(/\n# EOF\n$/);
  });

  it('is read only', async () => {
    await start();
    const posted = await gateway.post('/metrics', {});
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET']);
    const head = await fetch(`${gateway.url}/metrics`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });
});

describe('while monitoring is on, GET /metrics', () => {
  it('has all instruments as well, each series once, and pleases promtool', async () => {
    await start(MONITORED);
    for (const content of ['One', 'One', 'Two']) await (await gateway.post(CHAT, chat(content))).text();
    await expect
      .poll(async () => namesOf(await page()))
      .toEqual(
        expect.arrayContaining([
          ...['isartor_requests_total', 'isartor_request_duration_seconds', 'isartor_cache_entries'],
          ...['isartor_telemetry_dropped_total', 'isartor_telemetry_export_failures_total'],
          ...['isartor_in_flight_requests', 'isartor_event_loop_delay_seconds', 'isartor_build_info'],
          ...RUNTIME,
        ]),
      );
    const text = await page();
    const series = seriesOf(text);
    expect(series.filter((each, index) => series.indexOf(each) !== index)).toEqual([]);
    const names = namesOf(text);
    expect(new Set(names).size).toBe(names.length);
    const hits = text
      .split('\n')
      .filter((line) => /^isartor_requests_total\{.*final_layer="L1a_ExactCache"/.test(line));
    expect(hits.map((line) => line.replace(/.* /, '')).filter((value) => value !== '0')).toEqual(['1']);
    if (hasPromtool()) {
      for (const each of [text, await page()]) {
        expect(execFileSync('promtool', ['check', 'metrics'], { input: each, encoding: 'utf8' })).toBe('');
      }
    }
  });

  it('is neither traced nor counted', async () => {
    await start(MONITORED);
    for (let round = 0; round < 3; round += 1)
      expect((await gateway.get('/metrics')).headers.has('x-trace-id')).toBe(false);
    const text = await page();
    expect(text).not.toContain('/metrics');
    const requests = text.split('\n').filter((line) => line.startsWith('isartor_requests_total{'));
    expect(requests.filter((line) => !line.endsWith(' 0'))).toEqual([]);
    await gateway.stop();
    expect(receiver.spans()).toEqual([]);
    await start();
  });

  it('tells what telemetry has lost', async () => {
    receiver.setBehaviour('unavailable');
    await start({ ...MONITORED, OTEL_BSP_SCHEDULE_DELAY: '0', OTEL_METRIC_EXPORT_INTERVAL: '50' });
    await (await gateway.post(CHAT, chat('One'))).text();
    await expect
      .poll(async () => figureOf(await page(), 'isartor_telemetry_dropped_total{signal="traces"}'))
      .toBeGreaterThan(0);
    await expect
      .poll(async () => figureOf(await page(), 'isartor_telemetry_export_failures_total{signal="metrics"}'))
      .toBeGreaterThan(0);
  });

  it('is whole without a collector', async () => {
    await start({ ...MONITORED, OTEL_METRICS_EXPORTER: 'none', OTEL_TRACES_EXPORTER: 'none' });
    await (await gateway.post(CHAT, chat('One'))).text();
    await expect.poll(page).toMatch(/^isartor_requests_total\{.*final_layer="L3_Cloud".* 1$/m);
    expect(await page()).not.toContain('isartor_telemetry_dropped_total');
    expect(receiver.exports()).toEqual([]);
  });
});

describe('who may read /metrics', () => {
  const KEYS = {
    ISARTOR__GATEWAY_KEYS: JSON.stringify([
      { tenant: 'a', key: 'tenant-key' },
      { tenant: 'b', key: 'admin-key', admin: true },
    ]),
  };
  const statusFor = async (headers: Readonly<Record<string, string>> = {}) =>
    (await gateway.get('/metrics', headers)).status;

  it('is everybody, unless the configuration says otherwise', async () => {
    await start(KEYS);
    expect(await statusFor()).toBe(200);
  });

  it('is an administrator, when it says so', async () => {
    await start({ ...KEYS, ISARTOR__SERVER__METRICS_PUBLIC: 'false' });
    expect(await statusFor()).toBe(401);
    expect(await statusFor({ authorization: 'Bearer wrong' })).toBe(401);
    expect(await statusFor({ authorization: 'Bearer tenant-key' })).toBe(403);
    expect(await statusFor({ authorization: 'Bearer admin-key' })).toBe(200);
  });

  it('is no web page of somebody else’s', async () => {
    await start();
    expect(await statusFor({ origin: 'https://evil.example' })).toBe(403);
  });
});

function hasPromtool(): boolean {
  try {
    execFileSync('promtool', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
