import { type OtlpReceiver, startOtlpReceiver } from '@isartor/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHAT, chat, startTestGateway, type TestGateway } from '../../test/harness/test-gateway.js';

describe('GET /health', () => {
  let collector: OtlpReceiver;
  let gateway: TestGateway;
  beforeAll(async () => {
    collector = await startOtlpReceiver();
    const env = { ISARTOR__ENABLE_MONITORING: 'true', ISARTOR__OTEL_EXPORTER_ENDPOINT: collector.endpoint };
    gateway = await startTestGateway({ env });
  });
  afterAll(async () => {
    await gateway.stop();
    await collector.close();
  });

  const health = async (): Promise<unknown> => (await gateway.get('/health')).json();

  it('tells the state of each part, and what was asked of them', async () => {
    expect(await health()).toEqual({
      status: 'ok',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      uptime_seconds: expect.any(Number),
      demo_mode: false,
      layers: { l1a: 'active', l1b: 'disabled', l2: 'not_built', 'l2.5': 'not_built', l3: 'active' },
      exact_cache: { backend: 'memory', state: 'ready', entries: 0, bytes: 0, evictions: 0, dropped_writes: 0 },
      provider: { name: 'openai', model: 'gpt-4o-mini' },
      in_flight_requests: 0,
      prompt_total_requests: 0,
      prompt_total_deflected_requests: 0,
      telemetry: {
        ...{ traces: 'idle', metrics: 'idle', logs: 'off' },
        ...{ dropped_spans: 0, dropped_log_records: 0, failed_exports: 0 },
      },
    });
    for (const content of ['One', 'One', 'Two']) await (await gateway.post(CHAT, chat(content))).text();
    await (await gateway.post(CHAT, 'no JSON')).text();
    // The books on a request are closed with its connection's last byte, which the client may see first.
    await expect.poll(health).toMatchObject({
      exact_cache: { entries: 2 },
      prompt_total_requests: 4,
      prompt_total_deflected_requests: 1,
    });
  });

  it('says so when a collector refuses what it is sent', async () => {
    collector.setBehaviour('unavailable');
    await expect
      .poll(health, { timeout: 15_000, interval: 100 })
      .toMatchObject({ telemetry: { traces: 'failing', last_error: expect.stringContaining('UNAVAILABLE') } });
  });
});
