import { describe, expect, it } from 'vitest';
import { load } from '../../test/harness/load-fixture.js';
import { CONFIG_KEYS } from './key-table.js';
import { schemaDescription } from './schema-facts.js';

/** Every key of the published configuration with its default, as one would write it; null where it is not set. */
const PUBLISHED: Readonly<Record<string, unknown>> = {
  host_port: '127.0.0.1:8080',
  data_dir: '/home/me/.isartor/data',
  log: 'info,h2=warn,hyper=warn,tower=warn',
  'server.max_body_bytes': 10_485_760,
  'server.max_in_flight': 1024,
  'server.header_timeout_ms': 10_000,
  'server.body_timeout_ms': 30_000,
  'server.drain_timeout_secs': 30,
  'server.trusted_proxies': [],
  'server.allowed_origins': [],
  'server.metrics_public': true,
  demo: false,
  gateway_api_key: null,
  gateway_keys: [],
  tenant_secret: null,
  cache_mode: 'both',
  cache_backend: 'memory',
  redis_url: 'redis://127.0.0.1:6379',
  redis_timeout_ms: 50,
  redis_stale_secs: 30,
  cache_ttl_secs: 3600,
  cache_max_capacity: 10_000,
  'cache_exact.max_bytes': 268_435_456,
  'cache_exact.stale_if_error_secs': 0,
  'cache_exact.coalesce': true,
  'cache_exact.coalesce_lease_ms': 0,
  'cache_semantic.mode': 'on',
  'cache_semantic.max_error_rate': 0.02,
  similarity_threshold: 0.85,
  'cache_semantic.uncalibrated_threshold': 0.95,
  'cache_semantic.min_labels': 100,
  'cache_semantic.shadow_rate': 0.02,
  'cache_semantic.embedder': 'minilm',
  'cache_semantic.embedder_url': null,
  'cache_semantic.embedder_model': null,
  'cache_semantic.embedder_api_key': null,
  'cache_semantic.allow_download': false,
  'cache_semantic.embed_timeout_ms': 250,
  'cache_semantic.model_path': null,
  'cache_semantic.max_bytes': 268_435_456,
  enable_slm_router: false,
  'slm_router.mode': 'on',
  router_backend: 'builtin',
  vllm_url: 'http://127.0.0.1:8000',
  vllm_model: 'gemma-2-2b-it',
  local_slm_url: 'http://localhost:11434',
  local_slm_model: 'llama3',
  'layer2.sidecar_url': 'http://127.0.0.1:8081',
  'layer2.model_name': 'phi-3-mini',
  'layer2.timeout_seconds': 30,
  'layer2.classifier_mode': 'tiered',
  'layer2.max_answer_tokens': 2048,
  'slm_router.max_complex_local_rate': 0.01,
  'slm_router.model_path': null,
  'slm_router.models': {},
  'classifier_routing.enabled': false,
  'classifier_routing.artifacts_path': null,
  'classifier_routing.confidence_threshold': 0.55,
  'classifier_routing.fallback_to_existing_routing': true,
  'classifier_routing.rules': [],
  'classifier_routing.matrix': {},
  enable_context_optimizer: true,
  context_optimizer_dedup: true,
  context_optimizer_minify: true,
  'context_optimizer.stages': ['classifier', 'dedup', 'log_crunch', 'json_compact', 'prompt_cache'],
  'context_optimizer.mode': 'on',
  llm_provider: 'openai',
  external_llm_url: null,
  external_llm_model: 'gpt-4o-mini',
  external_llm_api_key: null,
  model_aliases: {},
  fallback_providers: [],
  provider_keys: [],
  key_rotation_strategy: 'round_robin',
  key_cooldown_secs: 60,
  azure_deployment_id: null,
  azure_api_version: '2024-08-01-preview',
  quota: {},
  usage_pricing: {},
  usage_log_path: '/home/me/.isartor',
  usage_retention_days: 30,
  usage_window_hours: 24,
  provider_health_check_interval_secs: 300,
  offline_mode: false,
  l3_timeout_secs: 120,
  'cloud_llm.first_token_timeout_ms': 60_000,
  'cloud_llm.idle_timeout_ms': 60_000,
  'cloud_llm.max_attempts': 3,
  'cloud_llm.strategy': 'ordered',
  'cloud_llm.hedge_after_ms': 0,
  'cloud_llm.pass_through_credentials': false,
  'cloud_llm.force_model': false,
  enable_monitoring: false,
  otel_exporter_endpoint: 'http://localhost:4317',
  otel_http_semconv: null,
  otel_gen_ai_semconv: null,
  otel_trust_incoming_trace: 'true',
  otel_logs: false,
  capture_content: false,
  enable_request_logs: false,
  request_log_path: '/home/me/.isartor/request_logs',
  proxy_port: '127.0.0.1:8090',
};

describe('the keys', () => {
  it('are all that were published, with their defaults, and no others', () => {
    const { values } = load({ homeDirectory: '/home/me' });
    const defaults = Object.fromEntries(values.map(({ path, value }) => [path, value ?? null]));
    expect(defaults).toEqual(PUBLISHED);
  });

  it('each say what they are for', () => {
    const silent = [...CONFIG_KEYS].filter(([, { schema }]) => !schemaDescription(schema).endsWith('.'));
    expect(silent.map(([path]) => path)).toEqual([]);
  });

  it('are written in snake_case, so that each has one variable', () => {
    for (const path of CONFIG_KEYS.keys())
      expect(path).toMatch(/^[a-z0-9]+(?:_[a-z0-9]+)*(?:\.[a-z0-9]+(?:_[a-z0-9]+)*)?$/);
  });
});
