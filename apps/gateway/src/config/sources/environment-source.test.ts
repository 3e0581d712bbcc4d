import { describe, expect, it } from 'vitest';
import { load, problemsOf, sourceOf } from '../../../test/harness/load-fixture.js';

describe('the environment', () => {
  it('names a key by its path in upper case, levels joined by two underscores', () => {
    const loaded = load({ env: { ISARTOR__CACHE_EXACT__MAX_BYTES: '1234', ISARTOR__L3_TIMEOUT_SECS: '9' } });
    expect(loaded.config.cacheExact.maxBytes).toBe(1234);
    expect(loaded.config.l3TimeoutSecs).toBe(9);
    expect(sourceOf(loaded, 'cache_exact.max_bytes')).toBe('ISARTOR__CACHE_EXACT__MAX_BYTES');
  });

  it('gives lists and maps as JSON, and leaves the keys of a map alone', () => {
    const { config } = load({
      env: {
        ISARTOR__MODEL_ALIASES: '{"My_Fast.Model":"gpt-4o-mini"}',
        ISARTOR__SERVER__TRUSTED_PROXIES: '["10.0.0.0/8","::1"]',
      },
    });
    expect(config.modelAliases).toEqual({ 'My_Fast.Model': 'gpt-4o-mini' });
    expect(config.server.trustedProxies).toEqual(['10.0.0.0/8', '::1']);
  });

  it('refuses a list that is not JSON', () => {
    expect(problemsOf({ env: { ISARTOR__SERVER__ALLOWED_ORIGINS: 'https://a.example' } })).toEqual([
      'server.allowed_origins = "https://a.example" (ISARTOR__SERVER__ALLOWED_ORIGINS): must be a JSON list, as in ["one", "two"]',
    ]);
  });

  it.each([
    ['true', true],
    ['TRUE', true],
    ['1', true],
    ['yes', true],
    ['On', true],
    ['false', false],
    ['False', false],
    ['0', false],
    ['no', false],
    ['OFF', false],
    [' off ', false],
  ])('reads the boolean %j as %j', (text, expected) => {
    const toml = `cache_exact.coalesce = ${!expected}`;
    expect(load({ toml, env: { ISARTOR__CACHE_EXACT__COALESCE: text } }).config.cacheExact.coalesce).toBe(expected);
  });

  it.each(['truthy', '2', 'y', 'null', '-1'])('refuses the boolean %j', (text) => {
    expect(problemsOf({ env: { ISARTOR__DEMO: text } })).toEqual([
      `demo = "${text}" (ISARTOR__DEMO): must be true or false (or yes, no, on, off, 1, 0)`,
    ]);
  });

  it.each(['0x10', '1e3', '1e999', 'Infinity', 'NaN', '1_000', '010', '+5', '5s', '5.', '.5', '1,5', '5 6'])(
    'refuses the number %j',
    (text) => {
      expect(problemsOf({ env: { ISARTOR__L3_TIMEOUT_SECS: text } })).toEqual([
        `l3_timeout_secs = "${text}" (ISARTOR__L3_TIMEOUT_SECS): must be a plain decimal number`,
      ]);
    },
  );

  it('ignores white space around a number', () => {
    expect(load({ env: { ISARTOR__CACHE_TTL_SECS: ' 5\r\n' } }).config.cacheTtlSecs).toBe(5);
  });

  it('refuses fractions and numbers too large to be exact where a whole number belongs', () => {
    expect(problemsOf({ env: { ISARTOR__CACHE_TTL_SECS: '5.5' } })[0]).toContain('must be a whole number');
    expect(problemsOf({ env: { ISARTOR__CACHE_EXACT__MAX_BYTES: '9007199254740993' } })[0]).toContain('must be');
  });

  it.each(['', '   '])('takes %j as not set', (text) => {
    const env = { ISARTOR__CACHE_TTL_SECS: text, ISARTOR__GATEWAY_API_KEY: text, ISARTOR__MODEL_ALIASES: text };
    const loaded = load({ toml: 'cache_ttl_secs = 7', env });
    expect(loaded.config.cacheTtlSecs).toBe(7);
    expect(loaded.config.gatewayKeys).toEqual([]);
    expect(sourceOf(loaded, 'model_aliases')).toBe('default');
  });

  it('takes an empty text in the file as not set, too', () => {
    expect(sourceOf(load({ toml: 'gateway_api_key = ""\nexternal_llm_url = ""' }), 'external_llm_url')).toBe('default');
  });
});

describe('secrets from files', () => {
  const variable = 'ISARTOR__EXTERNAL_LLM_API_KEY_FILE';

  it('are trimmed', () => {
    const loaded = load({ files: { key: '  sk-from-file\r\n\n' }, env: { [variable]: 'key' } });
    expect(loaded.config.externalLlmApiKey?.reveal()).toBe('sk-from-file');
    expect(sourceOf(loaded, 'external_llm_api_key')).toBe(variable);
  });

  it('may hold the JSON of gateway_keys', () => {
    const files = { keys: '[{"tenant":"a","key":"k"}]' };
    expect(load({ files, env: { ISARTOR__GATEWAY_KEYS_FILE: 'keys' } }).config.gatewayKeys).toHaveLength(1);
  });

  it('must not be empty', () => {
    expect(problemsOf({ files: { key: ' \n' }, env: { [variable]: 'key' } })).toEqual([
      `external_llm_api_key (${variable}): the file is empty`,
    ]);
  });

  it('must be readable; the path stays untold, since it may be the secret itself', () => {
    expect(problemsOf({ env: { [variable]: 'sk-oops' } })).toEqual([
      `external_llm_api_key (${variable}): there is no such file`,
    ]);
  });

  it('must not contradict the variable without _FILE', () => {
    const env = { [variable]: 'key', ISARTOR__EXTERNAL_LLM_API_KEY: 'sk-other' };
    expect(problemsOf({ files: { key: 'sk-a' }, env })).toEqual([
      `external_llm_api_key: both ISARTOR__EXTERNAL_LLM_API_KEY and ${variable} are set; set one`,
    ]);
  });

  it('exist for secrets only', () => {
    expect(problemsOf({ env: { ISARTOR__DATA_DIR_FILE: 'x' } })).toEqual([
      'ISARTOR__DATA_DIR_FILE: unknown variable; did you mean ISARTOR__DATA_DIR?',
    ]);
  });
});

describe('aliases', () => {
  it('give the halves of host_port, over the value of the file', () => {
    const env = { ISARTOR__PORT: '9000' };
    expect(load({ env }).config.hostPort).toEqual({ host: '127.0.0.1', port: 9000 });
    expect(load({ env, toml: 'host_port = "[::1]:1"' }).config.hostPort).toEqual({ host: '::1', port: 9000 });
    const both = load({ env: { ...env, ISARTOR__HOST: '::', ISARTOR__GATEWAY_API_KEY: 'k' } });
    expect(both.config.hostPort).toEqual({ host: '::', port: 9000 });
    expect(sourceOf(both, 'host_port')).toBe('ISARTOR__HOST, ISARTOR__PORT');
  });

  it('say so once, and say when they are ignored', () => {
    expect(load({ env: { RUST_LOG: 'isartor=debug,tower_http=trace' } }).warnings).toEqual([
      'RUST_LOG is an alias: the variable of log is ISARTOR__LOG',
    ]);
    const loaded = load({ env: { ISARTOR__HOST_PORT: '127.0.0.1:1', ISARTOR__PORT: '2' } });
    expect(loaded.config.hostPort.port).toBe(1);
    expect(loaded.warnings).toEqual(['ISARTOR__PORT is ignored: ISARTOR__HOST_PORT is set']);
  });

  it('of log are tried in order', () => {
    const env = { RUST_LOG: 'warn', ISARTOR_LOG: 'debug' };
    expect(load({ env }).config.log).toBe('debug');
    expect(load({ env: { ...env, ISARTOR__LOG: 'error' } }).config.log).toBe('error');
  });

  it('of the collector are the standard variable and an older one', () => {
    const older = { OTEL_EXPORTER_ENDPOINT: 'http://older:4317' };
    const standard = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://standard:4317' };
    expect(load({ env: older }).config.otelExporterEndpoint).toBe('http://older:4317');
    const loaded = load({ env: standard });
    expect(loaded.config.otelExporterEndpoint).toBe('http://standard:4317');
    expect(loaded.warnings).toEqual([]);
  });
});
