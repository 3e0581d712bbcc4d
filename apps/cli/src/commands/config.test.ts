import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderConfigTable } from '@isartor/gateway';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCliFixture } from '../../test/cli-fixture.js';

const SECRET = 'hush-0815';

describe('isartor config', () => {
  let fixture: ReturnType<typeof createCliFixture>;
  beforeEach(() => {
    fixture = createCliFixture();
    writeFileSync(join(fixture.folder, 'isartor.toml'), `cache_ttl_secs = 60\nexternal_llm_api_key = "${SECRET}"\n`);
  });
  afterEach(() => fixture.remove());

  const rows = (output: string) =>
    new Map(output.split('\n').map((line) => [line.split(/ {2,}/)[0], line.split(/ {2,}/).slice(1)]));

  it('shows every value in effect with its source, secrets hidden', async () => {
    const commandLine = ['config', '--set', 'cache_mode=exact', '--set=l3_timeout_secs=7', '--demo'];
    const { exitCode, output, errorOutput } = await fixture.run(commandLine, { ISARTOR__PORT: '9000' });
    expect([exitCode, errorOutput]).toEqual([0, expect.stringMatching(/^Warning: ISARTOR__PORT is an alias/)]);
    const shown = rows(output);
    expect(shown.get('cache_ttl_secs')).toEqual(['60', 'isartor.toml']);
    expect(shown.get('external_llm_api_key')).toEqual(['"[secret]"', 'isartor.toml']);
    expect(shown.get('host_port')).toEqual(['"127.0.0.1:9000"', 'ISARTOR__PORT']);
    expect(shown.get('cache_mode')).toEqual(['"exact"', '--set']);
    expect(shown.get('l3_timeout_secs')).toEqual(['7', '--set']);
    expect(shown.get('demo')).toEqual(['true', '--demo']);
    expect(shown.get('external_llm_url')).toEqual(['not set', 'default']);
    expect(output).toContain(`File: ${join(fixture.folder, 'isartor.toml')}`);
    expect(output).not.toContain(SECRET);
  });

  it('keeps its lines short, whatever the values', async () => {
    const env = {
      ISARTOR__MODEL_ALIASES: JSON.stringify({ fast: 'm'.repeat(500) }),
      ISARTOR__CLOUD_LLM__FIRST_TOKEN_TIMEOUT_MS: '5',
    };
    const { output } = await fixture.run(['config', '--all'], env);
    const [, , ...lines] = output.split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(rows(output).get('model_aliases')?.[0]).toMatch(/^\{"fast":"m+…$/);
  });

  it('shows keys of parts that are not in this version only when asked, or when they are set', async () => {
    expect(rows((await fixture.run(['config'])).output).has('layer2.model_name')).toBe(false);
    expect(rows((await fixture.run(['config', '--all'])).output).has('layer2.model_name')).toBe(true);
    const { output, errorOutput } = await fixture.run(['config'], { ISARTOR__LAYER2__MODEL_NAME: 'phi-4' });
    expect(rows(output).get('layer2.model_name')).toEqual(['"phi-4"', 'ISARTOR__LAYER2__MODEL_NAME']);
    expect(errorOutput).toContain('the SLM router is not in use');
  });

  it('shows no address that holds a password', async () => {
    const { output } = await fixture.run(['config'], { ISARTOR__REDIS_URL: `redis://:${SECRET}@host` });
    expect(rows(output).get('redis_url')).toEqual(['"[secret]"', 'ISARTOR__REDIS_URL']);
  });

  it('prints JSON', async () => {
    const { output } = await fixture.run(['config', '--json']);
    const { file, values, warnings } = JSON.parse(output);
    expect([file, warnings]).toEqual([join(fixture.folder, 'isartor.toml'), []]);
    expect(values).toContainEqual({ path: 'cache_ttl_secs', value: 60, source: 'isartor.toml', needsRestart: false });
    expect(output).not.toContain(SECRET);
  });

  it('prints the reference', async () => {
    expect((await fixture.run(['config', '--docs'])).output).toBe(renderConfigTable());
  });

  it('tells everything that is wrong, with exit code 1', async () => {
    const { exitCode, output, errorOutput } = await fixture.run(['config', '--set', 'cach_mode=exact'], {
      ISARTOR__L3_TIMEOUT_SECS: '0',
    });
    expect([exitCode, output]).toEqual([1, '']);
    expect(errorOutput).toMatch(
      /^The configuration has 2 problems:\n {2}- cach_mode \(--set\): .*cache_mode\?\n {2}- l3_timeout_secs = 0 /,
    );
  });
});
