import { CATALOGUE } from '@isartor/telemetry';
import type { DecodedMetric } from '@isartor/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { CANARY, type ObservedSession, observeSession } from '../harness/observed-session.js';
import { seriesOf as allSeriesOf, counted, type Labels, sorted } from '../harness/series.js';

const GATEWAY = { traffic_surface: 'gateway', client: 'openai', endpoint_family: 'openai' };
const NATIVE = { traffic_surface: 'gateway', client: 'direct', endpoint_family: 'native' };
const HIT = { ...GATEWAY, final_layer: 'L1a_ExactCache', status_code: '200' };
const CLOUD = { ...GATEWAY, final_layer: 'L3_Cloud', status_code: '200' };
const OTHER = 'unknown';

describe('metrics of a session', () => {
  let session: ObservedSession;
  beforeAll(async () => {
    session = await observeSession();
  });

  const metric = (name: string): DecodedMetric => {
    const found = session.metrics.get(name);
    if (found === undefined) throw new Error(`There is no metric ${name}`);
    return found;
  };
  /** What a metric holds for each set of labels, without what only began at 0. */
  const seriesOf = (name: string) => counted(metric(name));

  const everySeriesOf = (name: string) => sorted(allSeriesOf(metric(name)));

  it('[30] [31] [32] [33] [34] [35] [36] [110] are those of the contract: counters that never fall, histograms, and the figures of the cache', () => {
    const seconds = { type: 'histogram', unit: 's', temporality: 'cumulative' };
    const sum = (unit: string) => ({ type: 'sum', monotonic: true, temporality: 'cumulative', unit });
    const expected = {
      isartor_requests_total: sum('{request}'),
      isartor_request_duration_seconds: seconds,
      isartor_layer_duration_seconds: seconds,
      isartor_tokens_saved_total: sum('{token}'),
      isartor_errors_total: sum('{error}'),
      isartor_retries_total: sum('{operation}'),
      isartor_cache_events_total: sum('{event}'),
      isartor_cache_entries: { type: 'gauge', unit: '{entry}' },
      isartor_cache_bytes: { type: 'gauge', unit: 'By' },
      isartor_cache_evictions_total: sum('{entry}'),
      isartor_cache_dropped_writes_total: sum('{write}'),
      isartor_cache_state: { type: 'gauge', unit: '{state}' },
      isartor_layer_attempt_duration_seconds: seconds,
      isartor_cost_saved_usd_total: sum('{USD}'),
      'gen_ai.client.operation.duration': seconds,
      'gen_ai.client.operation.time_to_first_chunk': seconds,
      'gen_ai.client.token.usage': { ...seconds, unit: '{token}' },
      'http.server.request.duration': seconds,
    };
    const known = new Set(Object.values(CATALOGUE).map(({ name }) => name as string));
    expect([...session.metrics.keys()].filter((name) => !known.has(name))).toEqual([]);
    for (const [name, facts] of Object.entries(expected)) expect(metric(name)).toMatchObject(facts);
  });

  it('[110] tell what the exact cache holds and how it is', () => {
    // `json`, `traced`, `no-cache`, `leader`, `retried` and `stream`.
    const kept = 6;
    expect(everySeriesOf('isartor_cache_entries')).toEqual(sorted([[{ cache_layer: 'L1a' }, kept]]));
    expect(metric('isartor_cache_bytes').points[0]?.value).toBeGreaterThan(100 * kept);
    expect(everySeriesOf('isartor_cache_evictions_total')).toEqual(sorted([[{ cache_layer: 'L1a' }, 0]]));
    expect(everySeriesOf('isartor_cache_dropped_writes_total')).toEqual(sorted([[{ cache_layer: 'L1a' }, 0]]));
    expect(everySeriesOf('isartor_cache_state')).toEqual(
      sorted([
        [{ cache_layer: 'L1a', state: 'ready' }, 1],
        [{ cache_layer: 'L1a', state: 'degraded' }, 0],
        [{ cache_layer: 'L1a', state: 'down' }, 0],
      ]),
    );
  });

  /** Every prompt of the session: labels of its duration, its tool, its status and how many there were of it. */
  const PROMPTS: readonly (readonly [labels: Labels, more: { tool: string; status: string }, count: number])[] = [
    [CLOUD, { tool: 'curl', status: 'ok' }, 1],
    [CLOUD, { tool: 'claude-code', status: 'ok' }, 1],
    // `stream`, `no-cache`, `leader` and `retried`.
    [CLOUD, { tool: OTHER, status: 'ok' }, 4],
    [HIT, { tool: 'curl', status: 'ok' }, 1],
    // `stream-hit` and `follower`.
    [HIT, { tool: OTHER, status: 'ok' }, 2],
    [{ ...HIT, ...NATIVE }, { tool: OTHER, status: 'ok' }, 1],
    [{ ...CLOUD, status_code: '502' }, { tool: OTHER, status: 'error' }, 1],
    [{ ...CLOUD, status_code: '400' }, { tool: OTHER, status: 'ok' }, 1],
    [{ ...CLOUD, status_code: '429' }, { tool: OTHER, status: 'ok' }, 1],
    // `broken`: its status had been sent.
    [CLOUD, { tool: OTHER, status: 'error' }, 1],
    [{ ...CLOUD, status_code: '499' }, { tool: OTHER, status: 'ok' }, 2],
    [{ ...CLOUD, final_layer: 'L0_AuthBlocked', status_code: '401' }, { tool: OTHER, status: 'ok' }, 1],
    [{ ...CLOUD, final_layer: 'L0_Rejected', status_code: '400' }, { tool: OTHER, status: 'ok' }, 1],
    [{ ...CLOUD, final_layer: 'L0_Rejected', status_code: '504' }, { tool: OTHER, status: 'error' }, 1],
  ];

  it('[30] [40] [41] [42] count every prompt once, by how it ended, and nothing else', () => {
    expect(seriesOf('isartor_requests_total')).toEqual(
      sorted(PROMPTS.map(([labels, more, count]) => [{ ...labels, ...more }, count])),
    );
  });

  it('[31] measure every prompt once, without its tool', () => {
    const counts = new Map<string, readonly [Labels, number]>();
    for (const [labels, , count] of PROMPTS) {
      const key = JSON.stringify(Object.entries(labels).sort());
      counts.set(key, [labels, (counts.get(key)?.[1] ?? 0) + count]);
    }
    expect(seriesOf('isartor_request_duration_seconds')).toEqual(sorted([...counts.values()]));
    const { points } = metric('isartor_request_duration_seconds');
    const boundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 5, 7.5];
    for (const { histogram, value } of points) {
      expect(histogram?.boundaries).toEqual([...boundaries, 10, 20, 30, 60, 120]);
      expect(value).toBeGreaterThan(0);
      expect(value).toBeLessThan(30);
    }
  });

  it('[33] [43] [44] count the tokens that no paid model had to read, on deflection only', () => {
    const { final_layer } = HIT;
    expect(seriesOf('isartor_tokens_saved_total')).toEqual(
      sorted([
        [{ ...GATEWAY, final_layer, tool: 'curl' }, 6],
        [{ ...GATEWAY, final_layer, tool: OTHER }, 12],
        [{ ...NATIVE, final_layer, tool: OTHER }, 6],
      ]),
    );
  });

  it('[36] count look-ups of the exact cache, and of the caches as a pair', () => {
    const both = (outcome: string, tool: string, count: number) =>
      ['L1', 'L1a'].map((cache_layer) => [{ cache_layer, outcome, tool }, count] as const);
    expect(seriesOf('isartor_cache_events_total')).toEqual(
      sorted([
        ...both('miss', 'curl', 1),
        ...both('hit', 'curl', 1),
        ...both('miss', 'claude-code', 1),
        // `stream-hit` and `native`.
        ...both('hit', OTHER, 2),
        // `stream`, leader and follower, seven that failed upstream or were left, `retried` among them, and `not-cached`.
        ...both('miss', OTHER, 11),
      ]),
    );
  });

  it('[32] [39] measure the layer that settled a prompt', () => {
    expect(seriesOf('isartor_layer_duration_seconds')).toEqual(
      sorted([
        [{ layer_name: 'L3_Cloud', tool: 'curl' }, 1],
        [{ layer_name: 'L3_Cloud', tool: 'claude-code' }, 1],
        // Every call upstream, also those that failed or were given up.
        [{ layer_name: 'L3_Cloud', tool: OTHER }, 10],
        [{ layer_name: 'L1a_ExactCache', tool: 'curl' }, 1],
        [{ layer_name: 'L1a_ExactCache', tool: OTHER }, 2],
      ]),
    );
  });

  it('[110] measure each layer for every prompt that reached it, whatever came of it', () => {
    const [l1a, l3] = [{ layer_name: 'L1a_ExactCache' }, { layer_name: 'L3_Cloud' }];
    expect(seriesOf('isartor_layer_attempt_duration_seconds')).toEqual(
      sorted([
        [{ ...l1a, outcome: 'hit' }, 3],
        [{ ...l1a, outcome: 'pass' }, 14],
        // `json`, `traced`, `no-cache`, `leader`, `retried` and `stream`.
        [{ ...l3, outcome: 'hit' }, 6],
        [{ ...l3, outcome: 'failed' }, 4],
        [{ ...l3, outcome: 'abandoned' }, 2],
      ]),
    );
  });

  it('[110] measure calls by the conventions of models', () => {
    const call = {
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai',
      'gen_ai.request.model': 'gpt-4o-mini',
    };
    expect(seriesOf('gen_ai.client.operation.duration')).toEqual(
      sorted([
        [{ ...call, 'error.type': '' }, 6],
        [{ ...call, 'error.type': '500' }, 1],
        [{ ...call, 'error.type': '400' }, 1],
        [{ ...call, 'error.type': '429' }, 1],
        [{ ...call, 'error.type': 'upstream_broken' }, 1],
        [{ ...call, 'error.type': 'client_closed' }, 2],
      ]),
    );
    // `stream`, `broken` and `left-streaming`.
    expect(seriesOf('gen_ai.client.operation.time_to_first_chunk')).toEqual(sorted([[call, 3]]));
    expect(seriesOf('gen_ai.client.token.usage')).toEqual(
      sorted(['input', 'output'].map((type) => [{ ...call, 'gen_ai.token.type': type }, 6])),
    );
  });

  it('[95] measure every request of any route by the conventions of HTTP', () => {
    const points = allSeriesOf(metric('http.server.request.duration'));
    const spans = session.spans.filter(({ name }) => name === 'gateway_request');
    expect(points.reduce((sum, [, count]) => sum + count, 0)).toBe(spans.length);
    const shared = { 'http.request.method': 'POST', 'http.route': '/v1/chat/completions', 'url.scheme': 'http' };
    expect(points).toContainEqual([{ ...shared, 'http.response.status_code': '502', 'error.type': '502' }, 1]);
    expect(points).toContainEqual([
      { ...shared, 'http.response.status_code': '200', 'error.type': 'stream_broken' },
      1,
    ]);
    expect(points).toContainEqual([
      { ...shared, 'http.response.status_code': '499', 'error.type': 'client_closed' },
      2,
    ]);
    const nowhere = { ...shared, 'http.request.method': 'GET', 'http.route': 'unmatched' };
    expect(points).toContainEqual([{ ...nowhere, 'http.response.status_code': '404', 'error.type': '' }, 1]);
  });

  it('[34] [35] count each failed attempt, and how retries ended', () => {
    const failed = { layer: 'L3_Cloud', tool: OTHER };
    expect(seriesOf('isartor_errors_total')).toEqual(
      sorted([
        // One of `retried`, two of `failed`, the throttle and the broken stream.
        [{ ...failed, error_class: 'retryable' }, 5],
        [{ ...failed, error_class: 'fatal' }, 1],
        // `unauthorized`.
        [{ ...failed, layer: 'L0_Auth', error_class: 'fatal' }, 1],
      ]),
    );
    const retried = { operation: 'l3_cloud', attempts: '2', tool: OTHER };
    expect(seriesOf('isartor_retries_total')).toEqual(
      sorted([
        [{ ...retried, outcome: 'success' }, 1],
        [{ ...retried, outcome: 'exhausted' }, 1],
      ]),
    );
  });

  it('[9] say whose they are, and nothing of prompts, keys and headers', () => {
    for (const { scopeName, resource } of session.metrics.values()) {
      expect(scopeName).toBe('isartor.gateway');
      expect(resource).toContainEqual({ key: 'service.name', kind: 'string', value: 'isartor-gateway' });
    }
    const json = JSON.stringify([...session.metrics], (_key, value) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(json).not.toContain(CANARY);
    expect(json).not.toContain('sk-upstream-secret');
  });
});
