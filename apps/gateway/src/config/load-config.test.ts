import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { load, problemsOf, sourceOf } from '../../test/harness/load-fixture.js';
import { loadConfig } from './load-config.js';

describe('the file', () => {
  const folders = () => {
    const workingDirectory = mkdtempSync(join(tmpdir(), 'isartor-work-'));
    const homeDirectory = mkdtempSync(join(tmpdir(), 'isartor-home-'));
    mkdirSync(join(homeDirectory, '.isartor'));
    return { workingDirectory, homeDirectory, env: {} };
  };

  it('is isartor.toml of the working directory before that of ~/.isartor', () => {
    const options = folders();
    writeFileSync(join(options.homeDirectory, '.isartor', 'isartor.toml'), 'cache_ttl_secs = 1');
    const fromHome = loadConfig(options);
    expect(fromHome.config.cacheTtlSecs).toBe(1);
    expect(sourceOf(fromHome, 'cache_ttl_secs')).toBe('~/.isartor/isartor.toml');

    writeFileSync(join(options.workingDirectory, 'isartor.toml'), 'cache_ttl_secs = 2');
    const fromHere = loadConfig(options);
    expect(fromHere.config.cacheTtlSecs).toBe(2);
    expect(fromHere.file).toBe(join(options.workingDirectory, 'isartor.toml'));
  });

  it('is the one asked for, before both', () => {
    const loaded = load({
      toml: 'cache_ttl_secs = 1',
      files: { 'other.toml': 'cache_ttl_secs = 3' },
      file: 'other.toml',
    });
    expect(loaded.config.cacheTtlSecs).toBe(3);
    expect(sourceOf(loaded, 'cache_ttl_secs')).toBe('other.toml');
  });

  it('must be there when it was asked for', () => {
    expect(problemsOf({ file: 'missing.toml' })).toEqual(['missing.toml: there is no such file']);
  });

  it('is not needed', () => {
    expect(load()).not.toHaveProperty('file');
  });

  it('may use sections, dotted keys, and a byte order mark', () => {
    const { config } = load({
      toml: '\uFEFFcache_exact.max_bytes = 5\n[server]\nmax_in_flight = 7\n[cloud_llm]\nmax_attempts = 2',
    });
    expect([config.cacheExact.maxBytes, config.server.maxInFlight, config.cloudLlm.maxAttempts]).toEqual([5, 7, 2]);
  });

  it('tells line and column of a syntax error, and nothing of the line', () => {
    const problems = problemsOf({ toml: 'cache_ttl_secs = 5\nexternal_llm_api_key = "sk-hidden\n' });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^isartor\.toml:2:\d+: Invalid TOML document: \w/);
    expect(problems[0]).not.toContain('sk-hidden');
  });

  it('refuses a value where a section belongs', () => {
    expect(problemsOf({ toml: 'server = 5' })).toEqual(['server (isartor.toml): must be a section, [server]']);
  });

  it('refuses text where a number belongs, and a number where text does', () => {
    expect(problemsOf({ toml: 'cache_ttl_secs = "5"\nexternal_llm_model = 4' })).toEqual([
      'external_llm_model = 4 (isartor.toml): must be text',
      'cache_ttl_secs = "5" (isartor.toml): must be a number',
    ]);
  });
});

describe('the order', () => {
  const toml = 'cache_ttl_secs = 1';
  const env = { ISARTOR__CACHE_TTL_SECS: '2' };
  const flags = [{ flag: '--set', path: 'cache_ttl_secs', value: '3' }];

  it('is defaults < file < environment < flags', () => {
    const ttls = [load(), load({ toml }), load({ toml, env }), load({ toml, env, flags })];
    expect(ttls.map(({ config }) => config.cacheTtlSecs)).toEqual([3600, 1, 2, 3]);
    expect(ttls.map((loaded) => sourceOf(loaded, 'cache_ttl_secs'))).toEqual([
      'default',
      'isartor.toml',
      'ISARTOR__CACHE_TTL_SECS',
      '--set',
    ]);
  });

  it('lets a later flag beat an earlier one', () => {
    const again = [...flags, { flag: '--set', path: 'cache_ttl_secs', value: '4' }];
    expect(load({ flags: again }).config.cacheTtlSecs).toBe(4);
  });

  it('judges only what is in effect', () => {
    expect(
      load({ toml: 'cache_backend = "redis"', env: { ISARTOR__CACHE_BACKEND: 'memory' } }).config.cacheBackend,
    ).toBe('memory');
  });
});

describe('unknown keys', () => {
  it.each([
    ['cache_tll_secs = 5', 'cache_tll_secs (isartor.toml): unknown key; did you mean cache_ttl_secs?'],
    [
      '[server]\nmaxBodyBytes = 5',
      'server.maxBodyBytes (isartor.toml): unknown key; did you mean server.max_body_bytes?',
    ],
    ['[cache]\nttl_secs = 5', 'cache.ttl_secs (isartor.toml): unknown key; did you mean cache_ttl_secs?'],
    ['[nothing]', 'nothing (isartor.toml): unknown key; did you mean'],
    ['inference_engine = "sidecar"', 'inference_engine (isartor.toml): unknown key; choose with router_backend'],
  ])('in the file: %j', (toml, problem) => {
    expect(problemsOf({ toml })).toEqual([expect.stringContaining(problem)]);
  });

  it.each([
    ['ISARTOR__CACHE_TTL_SEC', 'ISARTOR__CACHE_TTL_SEC: unknown variable; did you mean ISARTOR__CACHE_TTL_SECS?'],
    ['ISARTOR__HOSTS', 'ISARTOR__HOSTS: unknown variable; did you mean ISARTOR__HOST?'],
    ['ISARTOR__MODEL_ALIASES__FAST', 'give the whole of ISARTOR__MODEL_ALIASES as JSON'],
    ['ISARTOR__FIRST_RUN_COMPLETE', 'unknown variable; there is no first-run demo; remove it'],
  ])('in the environment: %s', (variable, problem) => {
    expect(problemsOf({ env: { [variable]: 'x' } })).toEqual([expect.stringContaining(problem)]);
  });

  it('among flags', () => {
    expect(problemsOf({ flags: [{ flag: '--set', path: 'host', value: 'x' }] })).toEqual([
      'host (--set): unknown key; did you mean host_port?',
    ]);
  });

  it('leaves variables of others alone', () => {
    expect(
      load({ env: { ISARTOR_SERVICE_HOST: '10.0.0.1', ISARTOR_PORT: 'tcp://10.0.0.1:80', PATH: '/bin' } }).warnings,
    ).toEqual([]);
  });

  it('warns of a variable with one underscore', () => {
    expect(load({ env: { ISARTOR_EXTERNAL_LLM_API_KEY_FILE: 'x' } }).warnings).toEqual([
      'ISARTOR_EXTERNAL_LLM_API_KEY_FILE is not read; did you mean ISARTOR__EXTERNAL_LLM_API_KEY_FILE?',
    ]);
  });
});

describe('values out of range', () => {
  it('are told with key, value, bound and source, all of them at once', () => {
    const toml = 'cache_ttl_secs = 0\ncache_mode = "fuzzy"';
    const env = { ISARTOR__CLOUD_LLM__MAX_ATTEMPTS: '1000', ISARTOR__NOPE: 'x' };
    expect(problemsOf({ toml, env })).toEqual([
      expect.stringContaining('ISARTOR__NOPE: unknown variable'),
      expect.stringMatching(
        /^cloud_llm\.max_attempts = 1000 \(ISARTOR__CLOUD_LLM__MAX_ATTEMPTS\): must be at most \d+$/,
      ),
      'cache_mode = "fuzzy" (isartor.toml): must be one of exact, semantic, both, off',
      'cache_ttl_secs = 0 (isartor.toml): must be at least 1',
    ]);
  });

  it('inside a list or a map are told with their place', () => {
    const toml = 'model_aliases = { fast = "" }\nserver.trusted_proxies = ["10.0.0.0/33"]';
    expect(problemsOf({ toml })).toEqual([
      'model_aliases = {"fast":""} (isartor.toml): .fast must not be empty',
      'server.trusted_proxies = ["10.0.0.0/33"] (isartor.toml): [0] must be an IP address or a range such as 10.0.0.0/8',
    ]);
  });

  it('say which keys a closed map has', () => {
    expect(problemsOf({ toml: 'slm_router.models = { template = "openai/gpt-4o-mini" }' })).toEqual([
      expect.stringContaining('has an unknown field "template" (did you mean "TEMPLATE"?)'),
    ]);
  });

  it('are cut when they are long', () => {
    const [problem = ''] = problemsOf({ env: { ISARTOR__HOST_PORT: 'x'.repeat(5000) } });
    expect(problem.length).toBeLessThan(300);
  });
});

describe('paths', () => {
  it('start at the home folder or the working directory', () => {
    const folders = { workingDirectory: '/work', homeDirectory: '/home/me' };
    expect(load(folders).config.dataDir).toBe('/home/me/.isartor/data');
    expect(load({ ...folders, env: { ISARTOR__DATA_DIR: 'data' } }).config.dataDir).toBe('/work/data');
    expect(load({ ...folders, env: { ISARTOR__DATA_DIR: '/data' } }).config.dataDir).toBe('/data');
  });
});

describe('an open gateway', () => {
  it('is warned of when it is reachable from the network', () => {
    expect(load({ env: { ISARTOR__HOST_PORT: '0.0.0.0:8080' } }).warnings).toEqual([
      expect.stringContaining('0.0.0.0 is open to the network and no key is set'),
    ]);
    expect(load({ env: { ISARTOR__HOST_PORT: '0.0.0.0:8080', ISARTOR__GATEWAY_API_KEY: 'k' } }).warnings).toEqual([]);
    expect(load().warnings).toEqual([]);
  });
});
