import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startDemoGateway } from './demo-gateway.js';

const folder = mkdtempSync(join(tmpdir(), 'isartor-demo-data-'));
const ONE_FOLDER = { ISARTOR__DATA_DIR: folder };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('demo mode', () => {
  it('keeps answers on disk, through a sudden end', async () => {
    const first = await startDemoGateway(ONE_FOLDER);
    expect(first.printed).toContain('on, kept on disk:');
    expect(await first.ask('Hi')).toBe('l3');
    await first.keep('Hi');
    await first.stop();
    const again = await startDemoGateway(ONE_FOLDER);
    expect(await again.ask('Hi')).toBe('l1a');
    await again.stop();
  });

  it('keeps them in memory beside another that has the folder, and says so', async () => {
    const first = await startDemoGateway(ONE_FOLDER);
    const second = await startDemoGateway(ONE_FOLDER);
    expect(second.printed).toContain('on, kept in memory:');
    // The log is written later than the banner.
    await expect
      .poll(() => second.printed)
      .toMatch(/WARN {2}Answers are kept in memory reason="The cache folder \S+ is in use by process/);
    await second.keep('Two');
    expect(await first.ask('Two')).toBe('l3');
    await Promise.all([first.stop(), second.stop()]);
  });

  it('takes the store that it is told to', async () => {
    const gateway = await startDemoGateway({ ISARTOR__CACHE_BACKEND: 'memory' });
    expect(gateway.printed).toContain('on, kept in memory:');
    expect(gateway.printed).not.toContain('WARN');
    await gateway.stop();
  });
});
