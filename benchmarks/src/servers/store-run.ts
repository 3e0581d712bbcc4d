import { setMaxListeners } from 'node:events';
import { createMemoryStore, createTieredStore, type ExactEntry, type ExactStore } from '@isartor/cache-exact';
import { createLmdbStore } from '@isartor/cache-exact/lmdb';
import { createRedisStore } from '@isartor/cache-exact/redis';
import { createClient } from 'redis';
import { percentiles } from '../load/percentiles.js';

/** What one run over one store found; microseconds where it says so in the name, or in `get` and `put`. */
export interface StoreFigures {
  readonly get: { readonly p50: number; readonly p99: number };
  readonly put: { readonly p50: number; readonly p99: number };
  readonly getsPerSecond: number;
  readonly putsPerSecond: number;
  readonly bytesPerEntry: number;
  readonly reopenMs?: number;
  /** Medians of our look-up and of a plain GET, by turns. */
  readonly besidePlain?: { readonly ours: number; readonly plain: number };
  readonly tierHitRatio?: number;
}

type Store = ExactStore<unknown>;

const [backend = 'memory', count = '1000', place = ''] = process.argv.slice(2);
const ENTRIES = Number(count);
const SAMPLES = 5000;
const AT_ONCE = 64;
const BIG = Number.MAX_SAFE_INTEGER;
const signal = new AbortController().signal;
// Calls listen to it side by side.
setMaxListeners(0, signal);
const TEXT = Array.from({ length: 400 }, (_, index) => `w${(index * 7919) % 9973}`)
  .join(' ')
  .slice(0, 1800);

const open = (maxEntries = 2 * ENTRIES): Store => {
  if (backend === 'lmdb') return createLmdbStore({ path: place, maxEntries, maxBytes: 16 * 1024 ** 3 });
  if (backend === 'redis') return createRedisStore({ url: place, timeoutMs: 5000 });
  return createMemoryStore({ maxEntries, maxBytes: BIG });
};

/** A text of its own: one that is put together of others would be kept as their sum, and weigh nothing. */
const textOf = (index: number): string => Buffer.from(`${index} ${TEXT}`).toString();

const entryOf = (index: number, store: Store): ExactEntry<unknown> => ({
  value: { model: 'm', choices: [{ index: 0, content: [{ type: 'text', text: textOf(index) }] }] },
  storedAtMs: Date.now(),
  freshUntilMs: Date.now() + 3_600_000,
  expiresAtMs: Date.now() + 3_600_000,
  sizeBytes: 4000,
  tenant: 't',
  tags: [],
  sequence: store.sequence,
});

const keyOf = (index: number): string => index.toString(16).padStart(64, '0');
const random = (): number => Math.floor(Math.random() * ENTRIES);

/** Runs `work` for each number, some at once; gives how many a second that were. */
async function rate(numbers: number, work: (index: number) => unknown): Promise<number> {
  const startedAt = performance.now();
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < numbers; index = next++) await work(index);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return (1000 * numbers) / (performance.now() - startedAt);
}

async function timed(work: () => unknown): Promise<{ p50: number; p99: number }> {
  const samples: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const startedAt = performance.now();
    await work();
    samples.push(1000 * (performance.now() - startedAt));
  }
  return percentiles(samples);
}

/** Indexes that Zipf's law draws: the first ones far more often than the last. */
function zipf(): number {
  const rank = Math.exp(Math.random() * Math.log(ENTRIES + 1)) - 1;
  return Math.min(ENTRIES - 1, Math.floor(rank));
}

const resident = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().rss;
};

/** A look-up of ours and a plain GET of the same JSON by turns, so that both meet the same machine. */
async function besidePlainGet(store: Store): Promise<{ ours: number; plain: number }> {
  const client = createClient({ url: place });
  await client.connect();
  const plainKeys = Math.min(ENTRIES, 10_000);
  for (let index = 0; index < plainKeys; index += 1) {
    await client.set(`plain:${index}`, JSON.stringify(entryOf(index, store)));
  }
  const samples = { ours: [] as number[], plain: [] as number[] };
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const index = Math.floor(Math.random() * plainKeys);
    const startedAt = performance.now();
    await client.get(`plain:${index}`);
    const between = performance.now();
    await store.get(keyOf(index), signal);
    samples.plain.push(1000 * (between - startedAt));
    samples.ours.push(1000 * (performance.now() - between));
  }
  await client.close();
  return { ours: percentiles(samples.ours).p50, plain: percentiles(samples.plain).p50 };
}

async function redisBytes(): Promise<number> {
  const client = createClient({ url: place });
  await client.connect();
  const [, bytes = '0'] = /used_memory:(\d+)/.exec(await client.info('memory')) ?? [];
  await client.close();
  return Number(bytes);
}

async function tierHits(back: Store): Promise<number> {
  const tiered = createTieredStore({ front: createMemoryStore({ maxEntries: ENTRIES / 10, maxBytes: BIG }), back });
  let hits = 0;
  const draws = Math.min(200_000, 10 * ENTRIES);
  for (let draw = 0; draw < 2 * draws; draw += 1) {
    const key = keyOf(zipf());
    // The first half fills the tier.
    if (tiered.getNow?.(key) !== undefined) hits += draw < draws ? 0 : 1;
    else await tiered.get(key, signal);
  }
  return hits / draws;
}

async function run(): Promise<StoreFigures> {
  let store = open();
  const before = backend === 'redis' ? await redisBytes() : resident();
  const putsPerSecond = await rate(ENTRIES, (index) => store.put(keyOf(index), entryOf(index, store), signal));
  const after = backend === 'redis' ? await redisBytes() : resident();
  const bytesPerEntry = backend === 'lmdb' ? (await store.stats(signal)).bytes / ENTRIES : (after - before) / ENTRIES;
  const get = await timed(() => store.get(keyOf(random()), signal));
  const put = await timed(() => store.put(keyOf(random()), entryOf(0, store), signal));
  const getsPerSecond = await rate(Math.min(ENTRIES * 5, 100_000), () => store.get(keyOf(random()), signal));
  let reopenMs: number | undefined;
  if (backend === 'lmdb') {
    await store.close();
    const startedAt = performance.now();
    store = open();
    if ((await store.get(keyOf(1), signal)) === undefined) throw new Error('The entry is gone');
    reopenMs = performance.now() - startedAt;
  }
  const tierHitRatio = backend === 'memory' ? undefined : await tierHits(store);
  const besidePlain = backend === 'redis' ? await besidePlainGet(store) : undefined;
  await store.close();
  return {
    get,
    put,
    getsPerSecond,
    putsPerSecond,
    bytesPerEntry,
    ...(reopenMs !== undefined && { reopenMs }),
    ...(besidePlain !== undefined && { besidePlain }),
    ...(tierHitRatio !== undefined && { tierHitRatio }),
  };
}

process.stdout.write(JSON.stringify(await run()));
process.exit(0);
