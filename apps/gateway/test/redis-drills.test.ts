import {
  hasRedis,
  type OpenaiUpstream,
  startOpenaiUpstream,
  startRedis,
  type TestRedis,
  textAnswer,
} from '@isartor/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GatewayProcess, startGatewayProcess } from './harness/gateway-process.js';
import { SEMANTIC_ENV } from './harness/semantic-gateway.js';
import { CHAT, chat } from './harness/test-gateway.js';

const GATEWAYS = 3;
const PROMPTS = 12;
const CLIENTS = 6;
const STALE_SECONDS = 2;
/** Hits are back this soon after a drill. */
const BACK_MS = 5000;

/** One answer as a client got it: when it asked, the version that the upstream had told, and who answered. */
interface Told {
  readonly askedAt: number;
  readonly status: number;
  readonly version: number;
  readonly layer: string | null;
  readonly milliseconds: number;
}

/** A cache by itself, and how soon the others have what one of them stored: within a second, and most often sooner. */
const CACHES = [
  { cache: 'the exact cache', layer: 'l1a', sharedMs: 20, settings: { ISARTOR__CACHE_MODE: 'exact' } },
  {
    cache: 'the semantic cache',
    layer: 'l1b',
    sharedMs: 500,
    settings: { ...SEMANTIC_ENV, ISARTOR__CACHE_MODE: 'semantic' },
  },
] as const;

describe.skipIf(!hasRedis).each(CACHES)('three gateways with $cache and one Redis', ({ layer, sharedMs, settings }) => {
  let redis: TestRedis;
  let upstream: OpenaiUpstream;
  let gateways: GatewayProcess[] = [];
  let version = 1;

  beforeAll(async () => {
    redis = await startRedis();
    upstream = await startOpenaiUpstream();
    upstream.respondAlways((request) => textAnswer(`version ${version}`)(request));
    const env = {
      ...settings,
      ISARTOR__CACHE_BACKEND: 'redis',
      ISARTOR__REDIS_URL: `redis://127.0.0.1:${redis.port}`,
      ISARTOR__REDIS_STALE_SECS: String(STALE_SECONDS),
      ISARTOR__EXTERNAL_LLM_URL: upstream.url,
      ISARTOR__EXTERNAL_LLM_API_KEY: 'sk-upstream',
    };
    gateways = await Promise.all(Array.from({ length: GATEWAYS }, () => startGatewayProcess({ env })));
  });
  afterAll(async () => {
    for (const gateway of gateways) await gateway.dispose();
    await upstream.close();
    await redis.stop();
  });

  const gatewayAt = (index: number): GatewayProcess => gateways[index % GATEWAYS] as GatewayProcess;

  async function ask(gateway: GatewayProcess, prompt: string): Promise<Told> {
    const askedAt = performance.now();
    const response = await fetch(gateway.url + CHAT, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-isartor-cache-tags': 'drill' },
      body: JSON.stringify(chat(prompt)),
    });
    const text = await response.text();
    const milliseconds = performance.now() - askedAt;
    const [, told = '0'] = /version (\d+)/.exec(text) ?? [];
    const version = Number(told);
    return { askedAt, status: response.status, version, layer: response.headers.get('x-isartor-layer'), milliseconds };
  }

  /** Clients ask without a pause while `drill` goes on, and everything that they were told is kept. */
  async function underLoad(drill: () => Promise<void>): Promise<readonly Told[]> {
    const told: Told[] = [];
    let isOver = false;
    const client = async (number: number): Promise<void> => {
      for (let turn = 0; !isOver; turn += 1) {
        told.push(await ask(gatewayAt(number + turn), `Prompt ${(number * 7 + turn) % PROMPTS}`));
      }
    };
    const clients = Array.from({ length: CLIENTS }, (_, number) => client(number));
    try {
      await drill();
    } finally {
      isOver = true;
    }
    await Promise.all(clients);
    return told;
  }

  const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

  /** Resolves when each gateway answers from the cache what another one stored. */
  const hitsAreBack = async (): Promise<void> => {
    let round = 0;
    const shared = async (): Promise<boolean> => {
      round += 1;
      const prompt = `Are hits back ${performance.now()} ${round}`;
      await ask(gatewayAt(0), prompt);
      await pause(sharedMs);
      const layers = await Promise.all([1, 2].map(async (index) => (await ask(gatewayAt(index), prompt)).layer));
      return layers.every((each) => each === layer);
    };
    await expect.poll(shared, { timeout: BACK_MS, interval: 50 }).toBe(true);
  };

  const DRILLS: Readonly<Record<string, () => Promise<void>>> = {
    'a Redis that stands still': async () => {
      redis.signal('SIGSTOP');
      await pause(1500);
      redis.signal('SIGCONT');
    },
    'a Redis that is killed and started again': () => redis.restart(),
    'a Redis that is emptied': async () => {
      redis.cli('FLUSHALL');
      await pause(200);
    },
    'a Redis that has no memory left': async () => {
      redis.cli('CONFIG', 'SET', 'maxmemory', '1mb');
      await pause(1000);
      redis.cli('CONFIG', 'SET', 'maxmemory', '0');
    },
    'a Redis that takes no writes': async () => {
      redis.cli('CONFIG', 'SET', 'min-replicas-to-write', '3');
      await pause(1000);
      redis.cli('CONFIG', 'SET', 'min-replicas-to-write', '0');
    },
  };

  it('share what one of them was told', async () => {
    await hitsAreBack();
  });

  it.each(Object.entries(DRILLS))(
    'fail no request on account of %s, and share again soon after',
    async (_name, drill) => {
      const told = await underLoad(drill);
      expect(told.filter(({ status }) => status !== 200)).toEqual([]);
      await hitsAreBack();
    },
  );

  const purgeAt = async (gateway: GatewayProcess, purge: object): Promise<number> => {
    const response = await fetch(`${gateway.url}/admin/cache/purge`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(purge),
    });
    await response.text();
    return response.status;
  };

  it('serve nothing any more that was purged, from the reply of the purge on', async () => {
    const purges: { repliedAt: number; version: number }[] = [];
    const told = await underLoad(async () => {
      for (const purge of [{ tag: 'drill' }, { all: true }, { tenant: 'local' }]) {
        await pause(300);
        version += 1;
        // A gateway that has just given Redis up on a busy machine says so with a 503.
        await expect.poll(() => purgeAt(gatewayAt(purges.length), purge), { timeout: BACK_MS }).toBe(200);
        purges.push({ repliedAt: performance.now(), version });
        await pause(300);
      }
    });
    expect(told.filter(({ status }) => status !== 200)).toEqual([]);
    expect(told.some((each) => each.layer === layer)).toBe(true);
    const stale = told.filter(({ askedAt, version: old }) =>
      purges.some(({ repliedAt, version: least }) => askedAt > repliedAt && old < least),
    );
    expect(stale).toEqual([]);
  });

  it('answer as soon as they would without it while it hangs', async () => {
    redis.signal('SIGSTOP');
    const told = await Promise.all(Array.from({ length: 30 }, (_, index) => ask(gatewayAt(index), `Hang ${index}`)));
    redis.signal('SIGCONT');
    expect(told.filter(({ status }) => status !== 200)).toEqual([]);
    // One look-up's time, and what thirty requests at once take on a busy machine.
    expect(Math.max(...told.map(({ milliseconds }) => milliseconds))).toBeLessThan(50 + 1500);
    await hitsAreBack();
  });
});
