import { tmpdir } from 'node:os';
import { IsartorError } from '@isartor/core';
import { buildRuntime } from '../../src/compose/build-runtime.js';
import { loadConfig } from '../../src/config/load-config.js';
import { createApp } from '../../src/http/app.js';
import { listen } from '../../src/lifecycle/listen.js';
import { openExchange } from '../../src/monitoring/open-exchange.js';
import { createStats } from '../../src/stats/stats.js';
import { createRecordedLog } from './recorded-log.js';

/** A gateway's HTTP surface over purges that a test makes: how a store behaves that this process does not have. */
export async function hostPurge(purge: () => Promise<number>) {
  const { config } = loadConfig({
    env: { ISARTOR__HOST_PORT: '127.0.0.1:0', ISARTOR__DEMO: 'true' },
    workingDirectory: tmpdir(),
    homeDirectory: tmpdir(),
  });
  const { log, lines } = createRecordedLog();
  const { runtime, kept } = buildRuntime(config, { log, semanticCache: { presence: { state: 'off' } } });
  const abort: (() => void)[] = [];
  const app = createApp({
    runtime: () => runtime,
    open: ({ incoming, outgoing }) => {
      const exchange = openExchange(incoming, outgoing as Parameters<typeof openExchange>[1], {
        config,
        measured: false,
      });
      abort.push(() => exchange.abort(new IsartorError('draining', 'The gateway is shutting down')));
      return exchange;
    },
    admit: () => {},
    draining: false,
    health: () => Promise.reject(new Error('not asked')),
    metrics: () => Promise.reject(new Error('not asked')),
    stats: createStats({ replica: 'only' }),
    purge: async () => ({ l1a: await purge(), l1b: 0 }),
    cache: () => kept.cache,
    semanticCache: { presence: { state: 'off' } },
    takeTime: () => () => {},
    defer: () => {},
  });
  const listener = await listen(app, config);
  return {
    lines,
    purge: (body: object = { all: true }) =>
      fetch(`${listener.url}/admin/cache/purge`, { method: 'POST', body: JSON.stringify(body) }),
    /** Gives up on the requests under way, as at the end of a drain. */
    abortAll: () => {
      for (const end of abort) end();
    },
    async close() {
      listener.destroy();
      await listener.close();
      await runtime.close();
    },
  };
}
