import { TOOL_LABELS } from '@isartor/telemetry';
import { errorAnswer } from '@isartor/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { type MonitoredGateway, startMonitoredGateway, type Told } from '../harness/monitored-gateway.js';
import { labelsOf, seriesOf } from '../harness/series.js';
import { CHAT, chat } from '../harness/test-gateway.js';

let gateway: MonitoredGateway;
afterEach(() => gateway.end());

const series = ({ metrics }: Told, name: string) => {
  const metric = metrics.get(name);
  return metric === undefined ? [] : seriesOf(metric);
};

describe('what callers can choose', () => {
  it('[41] makes no series, were it five thousand user agents, models, paths and methods', async () => {
    gateway = await startMonitoredGateway({ env: { ISARTOR__CLOUD_LLM__MAX_ATTEMPTS: '1' } });
    gateway.upstream.respondAlways(errorAnswer(404, 'No such model'));
    const ask = async (index: number): Promise<void> => {
      const headers = { 'user-agent': `agent-${index}/1.0`, 'x-forwarded-for': `10.0.${index >> 8}.${index & 255}` };
      const path = index % 10 === 0 ? `/v1/unknown/${index}` : CHAT;
      const response = await gateway.post(
        path,
        chat('Hi', { model: `model-${index}`, user: `user-${index}` }),
        headers,
      );
      await response.text();
    };
    for (let index = 0; index < 5000; index += 50) {
      await Promise.all(Array.from({ length: 50 }, (_, offset) => ask(index + offset)));
    }
    const told = await gateway.end();
    const prompts = series(told, 'isartor_requests_total');
    expect(prompts.filter(([, count]) => count > 0)).toEqual([
      [expect.objectContaining({ tool: 'unknown', status_code: '404', client: 'openai' }), 4500],
    ]);
    expect(series(told, 'gen_ai.client.operation.duration')).toEqual([
      [expect.objectContaining({ 'gen_ai.request.model': 'other', 'error.type': '404' }), 4500],
    ]);
    for (const { name, points } of told.metrics.values()) {
      expect([name, points.length <= 200]).toEqual([name, true]);
      for (const { tool } of points.map(labelsOf)) if (tool !== undefined) expect(TOOL_LABELS).toContain(tool);
    }
  }, 60_000);

  it('[41] makes a model a label once a provider has answered for it, and never more than a hundred', async () => {
    gateway = await startMonitoredGateway();
    for (let index = 0; index < 120; index += 1) {
      await (await gateway.post(CHAT, chat('Hi', { model: `answered-${index}` }))).text();
    }
    const told = await gateway.end();
    const models = series(told, 'gen_ai.client.operation.duration').map(([labels]) => labels['gen_ai.request.model']);
    expect(models).toContain('answered-0');
    expect(models).toContain('other');
    expect(new Set(models).size).toBeLessThanOrEqual(101);
  });
});

describe('the first zeros', () => {
  it('[33] [36] are there before the first prompt, for the labels that this version can count by', async () => {
    gateway = await startMonitoredGateway();
    const told = await gateway.end();
    const saved = series(told, 'isartor_tokens_saved_total');
    expect(saved).toHaveLength(2 * 4 * TOOL_LABELS.length);
    expect(saved).toContainEqual([
      {
        final_layer: 'L1a_ExactCache',
        traffic_surface: 'gateway',
        client: 'gemini',
        endpoint_family: 'gemini',
        tool: 'codex',
      },
      0,
    ]);
    expect(series(told, 'isartor_cache_events_total')).toHaveLength(3 * 2 * TOOL_LABELS.length);
    expect(series(told, 'isartor_cost_saved_usd_total')).toHaveLength(2 * TOOL_LABELS.length);
    const prompts = series(told, 'isartor_requests_total');
    expect(prompts).toHaveLength(3 * 4);
    expect(
      prompts.every(([labels, count]) => labels.status_code === '200' && labels.status === 'ok' && count === 0),
    ).toBe(true);
  });

  it('[33] [36] begin the very series that are counted later', async () => {
    gateway = await startMonitoredGateway();
    for (let time = 0; time < 2; time += 1) await (await gateway.post(CHAT, chat('Hi'))).text();
    const told = await gateway.end();
    expect(series(told, 'isartor_tokens_saved_total')).toHaveLength(2 * 4 * TOOL_LABELS.length);
    expect(series(told, 'isartor_cache_events_total')).toHaveLength(3 * 2 * TOOL_LABELS.length);
    expect(series(told, 'isartor_requests_total')).toHaveLength(3 * 4);
  });
});
