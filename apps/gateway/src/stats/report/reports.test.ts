import { describe, expect, it } from 'vitest';
import { latencyBucket } from '../latency-buckets.js';
import type { StatsView } from '../stats-view.js';
import { agentStats } from './agent-stats.js';
import { promptStats } from './prompt-stats.js';

const NO_RATES = {
  deflection_rate: null,
  hit_rate: null,
  l1a_safety_ratio: null,
  l1b_safety_ratio: null,
  latency_ms: { p50: null, p95: null },
  saved_tokens: 0,
  saved_cost_usd: 0,
};
const ORIGIN = { scope: 'replica', replicas: 1, since: '1970-01-01T00:00:00.000Z' } as const;
const viewOf = (counters: Readonly<Record<string, number>>): StatsView => ({
  counters: new Map(Object.entries(counters)),
  recent: [],
  sinceMs: 0,
  scope: 'replica',
  replicas: 1,
});

/** Ten prompts of curl: two at the door, three hits, a shared call, four of the provider's; one of codex at the door. */
const COUNTED = viewOf({
  'layer:l0': 3,
  'layer:l1a': 4,
  'layer:l3': 4,
  'surface:gateway': 11,
  'client:openai': 11,
  'tool:curl:requests': 10,
  'tool:curl:deflected': 4,
  'tool:curl:from_cache': 4,
  'tool:curl:cache_hits': 3,
  'tool:curl:cache_misses': 5,
  'tool:curl:l1a_hits': 3,
  'tool:curl:l1a_misses': 5,
  'tool:curl:retries': 2,
  'tool:curl:errors': 3,
  'tool:curl:saved_tokens': 24,
  'tool:curl:saved_nano_usd': 1_500_000,
  'tool:curl:latency_us': 900_000,
  [`tool:curl:latency:${latencyBucket(1)}`]: 4,
  [`tool:curl:latency:${latencyBucket(200)}`]: 4,
  'tool:codex:requests': 1,
  'provider:openai:requests': 6,
});

describe('the report of prompts', () => {
  it('is of zeros and no rates before the first one', () => {
    expect(promptStats(viewOf({}), undefined, 20)).toEqual({
      total_prompts: 0,
      total_deflected_prompts: 0,
      ...NO_RATES,
      by_layer: { l0: 0, l1a: 0, l1b: 0, l2: 0, l3: 0 },
      by_surface: {},
      by_client: {},
      by_tool: {},
      ...ORIGIN,
      recent: [],
    });
  });

  it('divides by the prompts that got past the door', () => {
    expect(promptStats(COUNTED, undefined, 20)).toEqual({
      total_prompts: 11,
      total_deflected_prompts: 4,
      deflection_rate: 0.5,
      hit_rate: 0.5,
      l1a_safety_ratio: 0.375,
      l1b_safety_ratio: null,
      latency_ms: { p50: expect.closeTo(1, 1), p95: expect.closeTo(200, -1.5) },
      saved_tokens: 24,
      saved_cost_usd: 0.0015,
      by_layer: { l0: 3, l1a: 4, l1b: 0, l2: 0, l3: 4 },
      by_surface: { gateway: 11 },
      by_client: { openai: 11 },
      by_tool: { codex: 1, curl: 10 },
      ...ORIGIN,
      recent: [],
    });
  });

  it('says why it is of one replica where it should be of all', () => {
    expect(promptStats({ ...COUNTED, reason: 'timeout' }, undefined, 1)).toMatchObject({ reason: 'timeout' });
  });
});

describe('the report of agents', () => {
  it('tells each by itself', () => {
    expect(agentStats(COUNTED)).toEqual({
      agents: {
        codex: {
          requests: 1,
          ...{ cache_hits: 0, cache_misses: 0, l1a_hits: 0, l1a_misses: 0, l1b_hits: 0, l1b_misses: 0 },
          ...{ average_latency_ms: 0, retry_count: 0, error_count: 0 },
          ...NO_RATES,
        },
        curl: {
          requests: 10,
          ...{ cache_hits: 3, cache_misses: 5, l1a_hits: 3, l1a_misses: 5, l1b_hits: 0, l1b_misses: 0 },
          ...{ average_latency_ms: 112.5, retry_count: 2, error_count: 3 },
          deflection_rate: 0.5,
          hit_rate: 0.5,
          l1a_safety_ratio: 0.375,
          l1b_safety_ratio: null,
          latency_ms: { p50: expect.closeTo(1, 1), p95: expect.closeTo(200, -1.5) },
          saved_tokens: 24,
          saved_cost_usd: 0.0015,
        },
      },
      ...ORIGIN,
    });
  });
});
