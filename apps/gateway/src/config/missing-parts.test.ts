import { describe, expect, it } from 'vitest';
import { load, problemsOf } from '../../test/harness/load-fixture.js';

describe('parts that this version lacks', () => {
  it('are silent at their defaults', () => {
    expect(load().warnings).toEqual([]);
    const toml = 'enable_slm_router = false\nusage_log_path = "~/.isartor"';
    expect(load({ toml }).warnings).toEqual([]);
  });

  it.each([
    ['enable_slm_router = true', 'the SLM router'],
    ['classifier_routing.enabled = true', 'classifier routing'],
    ['context_optimizer.mode = "shadow"', 'the context optimiser'],
    ['context_optimizer.stages = ["dedup"]', 'the context optimiser'],
    ['llm_provider = "azure"', 'the Azure OpenAI driver'],
    ['fallback_providers = [{ provider = "groq" }]', 'the failover chain'],
    ['cloud_llm.strategy = "weighted"', 'the failover chain'],
    ['cloud_llm.hedge_after_ms = 100', 'request hedging'],
    ['provider_keys = [{ key = "k" }]', 'the pool of provider keys'],
    ['usage_retention_days = 7', 'the usage ledger'],
    ['quota = { openai = { daily_token_limit = 1 } }', 'the quota guard'],
    ['provider_health_check_interval_secs = 60', 'the provider health check'],
    ['offline_mode = true', 'offline mode'],
    ['enable_request_logs = true', 'the request log'],
    ['proxy_port = "127.0.0.1:9999"', 'the CONNECT proxy'],
  ])('stop the start when %s needs one', (toml, part) => {
    expect(problemsOf({ toml })).toEqual([
      expect.stringMatching(new RegExp(`\\(isartor\\.toml\\) needs ${part}, which is not in this version$`)),
    ]);
  });

  it.each([
    'enable_slm_router = false',
    'enable_context_optimizer = false',
    'context_optimizer_dedup = false',
    'context_optimizer_minify = false',
    'context_optimizer.stages = []',
    'context_optimizer.mode = "off"',
    'provider_health_check_interval_secs = 0',
    'otel_trust_incoming_trace = true',
  ])('are not missed when %s switches them off', (toml) => {
    expect(load({ toml }).warnings).toEqual([]);
  });

  it.each([
    [
      'layer2.timeout_seconds = 5',
      'layer2.timeout_seconds = 5 (isartor.toml) has no effect: the SLM router is not in use',
    ],
  ])('only warn where the part is switched off anyway: %j', (toml, warning) => {
    expect(load({ toml }).warnings).toEqual([warning]);
  });

  it('still have their values checked', () => {
    expect(problemsOf({ toml: 'enable_slm_router = 2' })).toEqual([
      expect.stringContaining('enable_slm_router = 2 (isartor.toml): must be'),
    ]);
  });
});
