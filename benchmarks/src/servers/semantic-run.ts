import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import {
  createSemanticCache,
  createVectorIndex,
  type EntryRecord,
  type LookUp,
  type SemanticCache,
} from '@isartor/cache-semantic';
import { createLmdbStore } from '@isartor/cache-semantic/lmdb';
import { type Percentiles, percentiles } from '../load/percentiles.js';
import { createSyntheticEmbedder, questionOf } from '../semantic/speed/synthetic.js';

/** What one run of the engine without its model found; milliseconds, bytes. */
export interface SemanticRunFigures {
  readonly lookUp?: Percentiles;
  readonly entriesScanned?: number;
  /** Look-ups that were passed because the index could not search; their times are not in `lookUp`. */
  readonly passed?: number;
  readonly graphAfterMs?: number;
  readonly bytesPerEntry?: number;
  readonly insertsPerSecond?: number;
  readonly loopDelay?: { readonly p50: number; readonly p99: number; readonly most: number };
  readonly evictions?: number;
  readonly readyMs?: number;
  readonly firstLookUpMs?: number;
}

const [scenario = 'partition', count = '1000', detail = ''] = process.argv.slice(2);
const ENTRIES = Number(count);
/** Questions that are asked and not stored. */
const SAMPLES = 1_000;
const WARM_UP = 200;
const GRAPH_MS = 240_000;
const NANOSECONDS = 1e6;
const PUT_AT_ONCE = 500;
const DAY_MS = 86_400_000;

const embedder = createSyntheticEmbedder(ENTRIES + ENTRIES / 2 + SAMPLES + WARM_UP);
type Cache = SemanticCache<string>;

const open = (more: Partial<Parameters<typeof createSemanticCache<string>>[0]> = {}): Cache =>
  createSemanticCache<string>({ embedder, maxEntries: 2 * ENTRIES, maxBytes: 16 * 1024 ** 3, shadowRate: 0, ...more });

const resident = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().rss;
};

async function fill(cache: Cache, first: number, partitionOf: (number: number) => string): Promise<number> {
  const startedAt = performance.now();
  for (let number = first; number < first + ENTRIES; number += 1) {
    await cache.insert({ partition: partitionOf(number), question: questionOf(number) }, `Answer number ${number}`);
    await nextTurn();
  }
  return (1000 * ENTRIES) / (performance.now() - startedAt);
}

const wasSearched = (found: LookUp<string>): boolean =>
  found.outcome === 'hit' || (found.reason !== 'busy' && found.reason !== 'unavailable');

/** Asks questions that are not stored, each once. */
async function lookUps(cache: Cache, partitionOf: (number: number) => string, samples = SAMPLES) {
  const taken: number[] = [];
  let entriesScanned = 0;
  let passed = 0;
  for (let sample = 0; sample < WARM_UP + samples; sample += 1) {
    const asked = { partition: partitionOf(sample), question: questionOf(ENTRIES + ENTRIES / 2 + (sample % SAMPLES)) };
    const startedAt = performance.now();
    const found = await cache.lookUp(asked);
    const took = performance.now() - startedAt;
    if (!wasSearched(found)) passed += 1;
    else if (sample >= WARM_UP) taken.push(took);
    entriesScanned = found.entriesScanned;
    await nextTurn();
  }
  return { lookUp: percentiles(taken), entriesScanned, passed };
}

/** Milliseconds until look-ups no longer compare all that is there. */
async function untilGraph(cache: Cache): Promise<number> {
  const startedAt = performance.now();
  for (;;) {
    const found = await cache.lookUp({ partition: 'one', question: questionOf(ENTRIES + ENTRIES / 2) });
    const waited = performance.now() - startedAt;
    if ((wasSearched(found) && found.entriesScanned < ENTRIES / 50) || waited > GRAPH_MS) return waited;
    await pause(250);
  }
}

async function inOnePartition(): Promise<SemanticRunFigures> {
  const before = resident();
  const { dimensions } = embedder;
  const scans = detail === 'scan' ? { index: createVectorIndex({ dimensions, graphFromRows: Infinity }) } : {};
  const cache = open(scans);
  const insertsPerSecond = await fill(cache, 0, () => 'one');
  const graphAfterMs = detail === 'graph' ? await untilGraph(cache) : undefined;
  const bytesPerEntry = (resident() - before) / ENTRIES;
  const asked = await lookUps(cache, () => 'one', detail === 'scan' ? SAMPLES / 4 : SAMPLES);
  return { ...asked, bytesPerEntry, insertsPerSecond, ...(graphAfterMs !== undefined && { graphAfterMs }) };
}

async function inManyPartitions(): Promise<SemanticRunFigures> {
  const before = resident();
  const cache = open();
  const insertsPerSecond = await fill(cache, 0, String);
  const bytesPerEntry = (resident() - before) / ENTRIES;
  const asked = await lookUps(cache, (sample) => String((sample * 7919) % ENTRIES));
  return { ...asked, bytesPerEntry, insertsPerSecond };
}

/** Inserts as many as fit, then half as many again, for which others go; a question is asked beside every tenth. */
async function churn(): Promise<SemanticRunFigures> {
  const cache = open({ maxEntries: ENTRIES });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  for (let number = 0; number < ENTRIES + ENTRIES / 2; number += 1) {
    const question = questionOf(number);
    await cache.insert({ partition: 'one', question }, `Answer number ${number}`);
    if (number % 10 === 0) void cache.lookUp({ partition: 'one', question: questionOf(number + 1) });
    await nextTurn();
  }
  delay.disable();
  const loopDelay = {
    p50: delay.percentile(50) / NANOSECONDS,
    p99: delay.percentile(99) / NANOSECONDS,
    most: delay.max / NANOSECONDS,
  };
  return { loopDelay, evictions: cache.stats().evictions };
}

/** Straight into the store, which the engine does not wait for: what a disk is too slow for, it would not keep. */
async function fillDisk(): Promise<SemanticRunFigures> {
  const store = createLmdbStore<string>({ path: detail });
  const startedAt = performance.now();
  for (let first = 1; first <= ENTRIES; first += PUT_AT_ONCE) {
    await Promise.all(Array.from({ length: PUT_AT_ONCE }, async (_, at) => store.put(await recordOf(first + at))));
  }
  await store.close();
  return { insertsPerSecond: (1000 * ENTRIES) / (performance.now() - startedAt) };
}

async function recordOf(id: number): Promise<EntryRecord<string>> {
  const question = questionOf(id - 1);
  const embedding = await embedder.embed(question, new AbortController().signal);
  if (!('vector' in embedding)) throw new Error(`No vector of ${question}`);
  const [storedAtMs, value] = [Date.now(), `Answer number ${id}`];
  return {
    ...{ id, question, storedAtMs, expiresAtMs: storedAtMs + DAY_MS, vector: embedding.vector },
    ...{ partition: String(id % 10), embedderId: embedder.id, tenant: '', tags: [], key: '' },
    answer: { value, answerKey: value, savedTokens: 1 },
  };
}

/** What the disk has is back when `ready` ends; its clock begins when the store is opened. */
async function reopen(): Promise<SemanticRunFigures> {
  const startedAt = performance.now();
  const cache = open({ store: createLmdbStore<string>({ path: detail }) });
  await cache.ready;
  const readyMs = performance.now() - startedAt;
  const { entries } = cache.stats();
  if (entries !== ENTRIES) throw new Error(`${entries} entries are back, not ${ENTRIES}`);
  const askedAt = performance.now();
  await cache.lookUp({ partition: '1', question: questionOf(ENTRIES + 1) });
  return { readyMs, firstLookUpMs: performance.now() - askedAt };
}

const SCENARIOS: Readonly<Record<string, () => Promise<SemanticRunFigures>>> = {
  partition: inOnePartition,
  partitions: inManyPartitions,
  churn,
  fill: fillDisk,
  reopen,
};

process.stdout.write(JSON.stringify(await SCENARIOS[scenario]?.()));
process.exit(0);
