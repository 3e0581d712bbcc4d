import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startSemanticGateway } from '../harness/semantic-gateway.js';

it('opens once what kept it from opening is gone, and says meanwhile what that is', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'isartor-opening-'));
  const inTheWay = join(folder, 'cache-semantic-index');
  writeFileSync(inTheWay, '');
  const gateway = await startSemanticGateway({
    env: { ISARTOR__CACHE_BACKEND: 'lmdb', ISARTOR__DATA_DIR: folder },
  });
  try {
    const attempts: unknown[] = [];
    const attempted = async () => {
      attempts.push((await gateway.semanticHealth())?.reason);
      return attempts.length;
    };
    // Several attempts are made in that time; each must fail for the same reason.
    await expect.poll(attempted, { timeout: 20_000, interval: 100 }).toBe(25);
    expect(new Set(attempts)).toEqual(new Set([expect.stringContaining('EEXIST')]));
    rmSync(inTheWay);
    await expect.poll(async () => (await gateway.semanticHealth())?.state, { timeout: 40_000 }).toBe('ready');
  } finally {
    await gateway.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
