import { spawnSync } from 'node:child_process';
import { freePort } from './free-port.js';
import { startRedis, type TestRedis } from './start-redis.js';

/** Three masters that hold all slots between them. */
export interface TestCluster {
  readonly nodes: readonly TestRedis[];
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the nodes, joins them, and waits until each sees the whole. */
export async function startCluster(): Promise<TestCluster> {
  const nodes: TestRedis[] = [];
  for (let count = 0; count < 3; count += 1) {
    nodes.push(await startRedis({ port: await freePort(), args: ['--cluster-enabled', 'yes'] }));
  }
  const hosts = nodes.map(({ port }) => `127.0.0.1:${port}`);
  spawnSync('redis-cli', ['--cluster', 'create', ...hosts, '--cluster-yes'], { timeout: 20_000 });
  const untilMs = Date.now() + 20_000;
  while (!nodes.every((node) => node.cli('CLUSTER', 'INFO').includes('cluster_state:ok'))) {
    if (Date.now() > untilMs) throw new Error('the cluster does not form');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    nodes,
    url: `redis+cluster://${hosts.join(',')}`,
    stop: async () => {
      await Promise.all(nodes.map((node) => node.stop()));
    },
  };
}
