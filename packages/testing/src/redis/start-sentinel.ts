import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.js';
import { startRedis, type TestRedis } from './start-redis.js';

/** A master, its replica, and one sentinel that watches them. */
export interface TestSentinel {
  readonly master: TestRedis;
  readonly replica: TestRedis;
  readonly sentinel: TestRedis;
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts all three, and waits until the sentinel knows the replica. */
export async function startSentinel(): Promise<TestSentinel> {
  const master = await startRedis({ args: ['--repl-diskless-sync-delay', '0'] });
  const replica = await startRedis({ args: ['--replicaof', `127.0.0.1 ${master.port}`] });
  const folder = mkdtempSync(join(tmpdir(), 'isartor-sentinel-'));
  const file = join(folder, 'sentinel.conf');
  const port = await freePort();
  const lines = [
    ...[`port ${port}`, 'bind 127.0.0.1', `sentinel monitor main 127.0.0.1 ${master.port} 1`],
    ...['sentinel down-after-milliseconds main 500', 'sentinel failover-timeout main 3000'],
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  const sentinel = await startRedis({ port, args: [file, '--sentinel'], folder });
  const untilMs = Date.now() + 20_000;
  while (!/num-slaves\s+1/.test(sentinel.cli('SENTINEL', 'MASTER', 'main'))) {
    if (Date.now() > untilMs) throw new Error('the sentinel does not find the replica');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    ...{ master, replica, sentinel },
    url: `redis+sentinel://127.0.0.1:${port}/main`,
    stop: async () => {
      await Promise.all([master.stop(), replica.stop(), sentinel.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
