import { execFileSync } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));

describe('the built program', () => {
  it('can be executed, and reads its own folder, home and environment', () => {
    accessSync(MAIN, constants.X_OK);
    const folder = mkdtempSync(join(tmpdir(), 'isartor-main-'));
    const env = { PATH: process.env.PATH, HOME: folder, ISARTOR__CACHE_TTL_SECS: '77' };
    try {
      execFileSync(MAIN, ['init'], { cwd: folder, env });
      const { file, values } = JSON.parse(
        execFileSync(MAIN, ['config', '--json'], { cwd: folder, env, encoding: 'utf8' }),
      );
      expect(file).toBe(join(folder, 'isartor.toml'));
      expect(values).toContainEqual(expect.objectContaining({ path: 'cache_ttl_secs', value: 77 }));
      expect(values).toContainEqual(
        expect.objectContaining({ path: 'data_dir', value: join(folder, '.isartor/data') }),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('ends with exit code 2 for a command line it does not understand', () => {
    expect(() => execFileSync(process.execPath, [MAIN, 'nonsense'], { stdio: 'pipe' })).toThrow(
      expect.objectContaining({ status: 2 }),
    );
  });
});
