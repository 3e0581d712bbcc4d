import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { load, problemsOf } from '../../test/harness/load-fixture.js';
import { environmentName } from './environment-name.js';
import { CONFIG_KEYS } from './key-table.js';

const SECRET = 'hush-0815';
const secretPaths = [...CONFIG_KEYS].filter(([, { secret }]) => secret).map(([path]) => path);

/** Values that hold the secret and are wrong or right in different ways. */
const CARRIERS = [
  SECRET,
  `${SECRET}\u00e4`,
  `{"${SECRET}`,
  JSON.stringify([SECRET]),
  JSON.stringify([{ tenant: 'a', key: SECRET }]),
  JSON.stringify([{ tenant: 'a', key: SECRET, label: 7 }]),
  JSON.stringify([{ tenant: 'a', key_sha256: SECRET }]),
  JSON.stringify([{ provider: 'openai', api_key: SECRET }]),
  `redis://user:${SECRET}@host`,
];

function everythingSaid(options: Parameters<typeof load>[0]): string {
  try {
    const { config, values, warnings } = load(options);
    return [
      JSON.stringify({ config, values, warnings }),
      inspect({ config, values, warnings }, { depth: null }),
    ].join();
  } catch (error) {
    return inspect(error, { depth: null });
  }
}

describe('secrets', () => {
  it('are these', () => {
    expect(secretPaths.sort()).toEqual([
      'cache_semantic.embedder_api_key',
      'external_llm_api_key',
      'fallback_providers',
      'gateway_api_key',
      'gateway_keys',
      'provider_keys',
      'redis_url',
      'tenant_secret',
    ]);
  });

  it.each(secretPaths)('%s is in no error, no print and no warning', (path) => {
    for (const carrier of CARRIERS) {
      for (const extra of [
        {},
        { ISARTOR__CACHE_BACKEND: 'redis', ISARTOR__CLOUD_LLM__PASS_THROUGH_CREDENTIALS: 'on' },
      ]) {
        expect(everythingSaid({ env: { [environmentName(path)]: carrier, ...extra } })).not.toContain(SECRET);
        expect(everythingSaid({ toml: `${path} = ${JSON.stringify(carrier)}`, env: extra })).not.toContain(SECRET);
      }
    }
  });

  it.each([
    `external_llm_url = "https://me:${SECRET}@host"`,
    `external_llm_url = "https://me:a/${SECRET}@host"`,
    `external_llm_url = "https://me:a?${SECRET}@host"`,
    `otel_exporter_endpoint = "ftp://host/?token=${SECRET}"`,
    `server.allowed_origins = ["https://me:${SECRET}@host"]`,
  ])('stay hidden in a URL that is refused: %s', (toml) => {
    expect(problemsOf({ toml }).join()).not.toContain(SECRET);
  });

  it('in a URL are hidden wherever the URL is shown', () => {
    const said = problemsOf({ toml: `external_llm_url = "https://me:${SECRET}@host/?key=${SECRET}"` });
    expect(said).toEqual([
      'external_llm_url = "https://[secret]@host/?[secret]" (isartor.toml): must not hold a user name or password',
    ]);
    const shown = load({ toml: `external_llm_url = "https://host/v1?key=${SECRET}"` });
    expect(JSON.stringify(shown.values)).not.toContain(SECRET);
    expect(shown.config.externalLlmUrl).toBe(`https://host/v1?key=${SECRET}`);
  });
});
