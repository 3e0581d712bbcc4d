import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoGateway, startDemoGateway } from './demo-gateway.ts';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const run = promisify(execFile);

describe('the OpenAI SDK against the gateway', () => {
  let gateway: DemoGateway;
  beforeAll(async () => {
    gateway = await startDemoGateway();
  });
  afterAll(() => gateway.stop());

  it('gets the first answer from the provider and each repeat from the cache, JSON and stream alike', async () => {
    const { stdout } = await run(process.execPath, [MAIN, gateway.url]);
    const [miss, first, hit, second, replay, third, live, fourth] = stdout.trimEnd().split('\n');
    expect(miss).toMatch(/^JSON: x-isartor-layer l3, x-isartor-deflected false, cache-status .*isartor-l1a; fwd=miss$/);
    expect(hit).toMatch(/^JSON again: x-isartor-layer l1a, x-isartor-deflected true, cache-status isartor-l1a; hit; /);
    expect(replay).toMatch(/^The same as a stream: x-isartor-layer l1a, x-isartor-deflected true, /);
    expect(live).toMatch(/^Another stream: x-isartor-layer l3, x-isartor-deflected false, /);
    expect(first).toContain('You asked: "What is a prompt firewall?"');
    expect([second, third]).toEqual([first, first]);
    expect(fourth).toMatch(/You asked: "Why is it called Isartor\?".* \(\d\d pieces\)$/);
  });
});
