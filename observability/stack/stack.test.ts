import { spawnSync } from 'node:child_process';
import { attributeValue } from '@isartor/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { panelQueries } from '../src/dashboard-files.js';
import { readDocker } from '../src/docker-folder.js';
import { catalogueSeries } from '../src/promql/known-series.js';
import { measuredSide } from '../src/promql/measured-side.js';
import { REFERENCE_QUERIES } from '../src/reference-queries.js';
import { allRules } from '../src/rules.js';
import { collectorBinary } from './collector-binary.js';
import { NO_DATA } from './no-data.js';
import { createPrometheusClient, type PrometheusClient } from './prometheus-client.js';
import { type Stack, startStack } from './stack.js';
import { Traffic } from './traffic.js';

const ROUNDS = 3;
const WAIT = { timeout: 30_000, interval: 200 };

/** Every query there is; of an alert, what it compares with its bound, as that has a value also while the alert is silent. */
const QUERIES = [
  ...REFERENCE_QUERIES.map(({ name, use, expr }) => ({ where: `reference / ${use} / ${name}`, expr })),
  ...panelQueries(),
  ...allRules().map(({ alert, record, expr }) => ({ where: `rule / ${alert ?? record}`, expr })),
].map(({ where, expr }) => [where, /^(rule|reference \/ alert) /.test(where) ? measuredSide(expr) : expr] as const);

let stack: Stack;
let traffic: Traffic;
let prometheus: PrometheusClient;

beforeAll(async () => {
  stack = await startStack();
  traffic = new Traffic(stack);
  prometheus = createPrometheusClient(stack.ports.prometheus);
  // A rate needs a series that was there before it grew.
  for (let round = 1; round <= ROUNDS; round += 1) {
    await traffic.round(`round ${round}`);
    await seen(traffic.sent.length);
  }
});

afterAll(() => stack?.stop());

/** Waits until Prometheus has heard of so many prompts. */
function seen(count: number): Promise<void> {
  return vi.waitFor(async () => expect(await prometheus.value('sum(isartor_requests_total)')).toBe(count), WAIT);
}

describe('what Prometheus has', () => {
  it('is every prompt that was sent, once', async () => {
    await seen(traffic.sent.length);
    expect(await prometheus.value('sum(isartor_request_duration_seconds_count)')).toBe(traffic.sent.length);
  });

  it.each(['client', 'tool', 'status_code'] as const)('is as many by %s as were sent', async (label) => {
    const member = label === 'status_code' ? 'status' : label;
    const sent: Record<string, number> = {};
    for (const one of traffic.sent) sent[one[member]] = (sent[one[member]] ?? 0) + 1;
    const found = await prometheus.query(`sum by (${label}) (isartor_requests_total) > 0`);
    expect(Object.fromEntries(found.map(({ labels, value }) => [labels[label], value]))).toEqual(sent);
  });

  it('is as many by layer as the answers said', async () => {
    const layers = { L1a_ExactCache: 'l1a', L3_Cloud: 'l3', 'L0.*': 'l0' };
    for (const [label, header] of Object.entries(layers)) {
      const found = await prometheus.value(`sum(isartor_requests_total{final_layer=~"${label}"})`);
      expect([label, found]).toEqual([label, traffic.sent.filter(({ layer }) => layer === header).length]);
    }
  });

  it('comes one way only', async () => {
    const jobs = await prometheus.query('count by (job) ({__name__=~"(isartor|gen_ai|http_server)_.+"})');
    const byOne = await prometheus.query(
      'count by (__name__) (count by (__name__, job) ({__name__=~"(isartor|gen_ai|http_server|process|nodejs)_.+"})) > 1',
    );
    expect(jobs.map(({ labels }) => labels.job).sort()).toEqual(['isartor', 'isartor-gateway']);
    expect(byOne).toEqual([]);
  });

  it('has the names that the catalogue says', async () => {
    const known = catalogueSeries();
    const names = await prometheus.query('count by (__name__) ({__name__=~"(isartor|gen_ai|http_server)_.+"})');
    expect(names.map(({ labels }) => labels.__name__ ?? '').filter((name) => !known.has(name))).toEqual([]);
    expect(names.length).toBeGreaterThan(20);
  });

  it('says that all targets are up', async () => {
    const up = await prometheus.query('up');
    expect(Object.fromEntries(up.map(({ labels, value }) => [labels.job, value]))).toEqual({
      isartor: 1,
      'otel-collector': 1,
      'otel-collector-self': 1,
    });
  });
});

describe('the queries', () => {
  it.each(QUERIES.filter(([where]) => !NO_DATA.has(where)))('%s returns data', async (_where, expr) => {
    await expect
      .poll(async () => (await prometheus.query(expr)).filter(({ value }) => !Number.isNaN(value)).length, WAIT)
      .toBeGreaterThan(0);
  });

  it.each([...NO_DATA])('%s has none: %s', async (where) => {
    const [, expr = ''] = QUERIES.find(([each]) => each === where) ?? [];
    expect(expr).not.toBe('');
    expect((await prometheus.query(expr)).filter(({ value }) => !Number.isNaN(value))).toEqual([]);
  });

  it('tell of slow requests by the edge that Prometheus writes', async () => {
    // No request took 2 s. Without the edge all of them would seem slow.
    await expect
      .poll(() => prometheus.query('isartor:request_slow_ratio:rate5m'), WAIT)
      .toEqual([{ labels: { __name__: 'isartor:request_slow_ratio:rate5m' }, value: 0 }]);
  });

  it('tell the savings of the first hit of every agent', async () => {
    const hits = traffic.sent.filter(({ layer, status }) => layer === 'l1a' && status === '200');
    const saved = await prometheus.query('sum by (tool) (increase(isartor_tokens_saved_total[24h])) > 0');
    expect(saved.map(({ labels }) => labels.tool).sort()).toEqual([...new Set(hits.map(({ tool }) => tool))].sort());
  });
});

describe('what Jaeger gets', () => {
  it('is one trace for each prompt, with the spans of its layers', async () => {
    const roots = () =>
      stack.traces
        .spans()
        .filter(
          ({ name, attributes }) => name === 'gateway_request' && attributeValue(attributes, 'isartor.final_layer'),
        );
    await expect.poll(() => roots().length, WAIT).toBe(traffic.sent.length);
    const names = new Set(stack.traces.spans().map(({ name }) => name));
    expect([...names]).toEqual(expect.arrayContaining(['l1a_exact_cache_get', 'l1a_exact_cache_put', 'layer3_llm']));
    expect(stack.collector.output).toMatch(/Traces\s.*"otelcol\.component\.id": "debug"/);
  });
});

describe('the programs themselves', () => {
  it('find no fault with the page of the gateway', async () => {
    const page = await (await fetch(`http://127.0.0.1:${stack.ports.gateway}/metrics`)).text();
    const checked = spawnSync('promtool', ['check', 'metrics'], { input: page, encoding: 'utf8' });
    expect(`${checked.stdout}${checked.stderr}`).toBe('');
  });

  it('take the configuration of the Collector as it is, and with the sample of tail sampling in it', () => {
    const shipped = readDocker('otel-collector-config.yaml');
    const sampled = shipped
      .replace(/^ {2}# tail_sampling:\n(?: {2}# .*\n)+/m, (sample) => sample.replaceAll(/^ {2}# /gm, '  '))
      .replace('[memory_limiter, batch]', '[memory_limiter, tail_sampling, batch]');
    expect(sampled).toMatch(/^ {2}tail_sampling:$/m);
    for (const text of [shipped, sampled]) {
      const checked = spawnSync(collectorBinary(), ['validate', `--config=yaml:${text}`], { encoding: 'utf8' });
      expect([checked.status, checked.stderr]).toEqual([0, '']);
    }
  });
});

describe('alerts', () => {
  const firing = async (): Promise<readonly (string | undefined)[]> =>
    (await prometheus.query('ALERTS{alertstate="firing"}')).map(({ labels }) => labels.alertname);

  it('tell of a Collector that is dead, and of nothing that is alive', async () => {
    expect(await firing()).not.toContain('CollectorDown');
    await stack.collector.stop();
    await expect.poll(firing, WAIT).toContain('CollectorDown');
    await expect.poll(firing, WAIT).toContain('TelemetryExportFails');
    expect(await firing()).not.toContain('FirewallDown');
  });

  it('tell of a gateway that is dead', async () => {
    await stack.gateway.stop();
    await expect.poll(firing, WAIT).toContain('FirewallDown');
  });
});
