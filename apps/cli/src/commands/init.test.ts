import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCliFixture } from '../../test/cli-fixture.js';

describe('isartor init', () => {
  let fixture: ReturnType<typeof createCliFixture>;
  beforeEach(() => {
    fixture = createCliFixture();
  });
  afterEach(() => fixture.remove());

  it('writes a file that its owner alone can read, and that chooses the disk', async () => {
    const before = await fixture.run(['config', '--json']);
    expect((await fixture.run(['init'])).output).toContain('Wrote isartor.toml');
    const file = join(fixture.folder, 'isartor.toml');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const after = await fixture.run(['config', '--json']);
    const shown = JSON.parse(after.output);
    expect(shown).toEqual({ ...JSON.parse(before.output), file, values: expect.any(Array) });
    const changed = shown.values.filter(({ source }: { source: string }) => source !== 'default');
    expect(changed).toEqual([expect.objectContaining({ path: 'cache_backend', value: 'lmdb' })]);
  });

  it('does not overwrite, unless it is told to', async () => {
    const file = join(fixture.folder, 'isartor.toml');
    writeFileSync(file, 'mine', { mode: 0o644 });
    expect(await fixture.run(['init'])).toEqual({
      exitCode: 1,
      output: '',
      errorOutput: 'isartor.toml is already there; isartor init --force replaces it\n',
    });
    expect(readFileSync(file, 'utf8')).toBe('mine');

    expect((await fixture.run(['init', '--force'])).exitCode).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('# external_llm_api_key = ');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('writes where it is told to', async () => {
    expect((await fixture.run(['init', '--config', 'new/folder/my.toml'])).output).toContain(
      'Wrote new/folder/my.toml',
    );
    expect(statSync(join(fixture.folder, 'new/folder')).mode & 0o777).toBe(0o700);
    expect((await fixture.run(['config', '--config', 'new/folder/my.toml'])).exitCode).toBe(0);
  });
});
