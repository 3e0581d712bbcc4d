import { describe, expect, it } from 'vitest';
import { createSimpleDecider, SIMPLE_COMPARER, simpleJudge } from '../test/simple-parts.js';
import type { LookUp, SemanticHit, SemanticMiss } from './engine/look-up.js';
import { createSemanticCache, type SemanticCache } from './semantic-cache.js';
import type { SemanticCacheOptions } from './semantic-cache-options.js';
import { createMemoryStore } from './stores/memory-store.js';
import { createBagOfWordsEmbedder } from './testing/bag-of-words-embedder.js';
import { createRandom } from './testing/random-vectors.js';
import { createVectorIndex } from './vectors/create-vector-index.js';
import { NotReadyError } from './vectors/not-ready-error.js';

const NOON_MS = Date.UTC(2030, 0, 1, 12);
const CAPITAL = 'What is the capital city of Bavaria please?';
const CAPITAL_TOO = 'What is the capital city of Bavaria then?';
const FAR = 'How do I bake bread without yeast?';

function setUp(options: Partial<SemanticCacheOptions<string>> = {}, servedFrom = 0.8) {
  const clock = { ms: NOON_MS };
  const embedder = createBagOfWordsEmbedder();
  const decider = createSimpleDecider(servedFrom);
  const failures: unknown[] = [];
  const cache = createSemanticCache<string>({
    embedder,
    comparer: SIMPLE_COMPARER,
    decider,
    judge: simpleJudge,
    similarityFloor: 0.5,
    shadowRate: 0,
    now: () => clock.ms,
    random: createRandom(3),
    onFailure: (error) => failures.push(error),
    ...options,
  });
  const p = 'p';
  const store = (question: string, value: string) => cache.insert({ partition: p, question }, value);
  const ask = (question: string, more = {}) => cache.lookUp({ partition: p, question, ...more });
  return { clock, embedder, decider, failures, cache, store, ask };
}

function hitOf(found: LookUp<string>): SemanticHit<string> {
  if (found.outcome !== 'hit') throw new Error(`It was a miss: ${found.reason}`);
  return found;
}

function missOf(found: LookUp<string>): SemanticMiss<string> {
  if (found.outcome !== 'miss') throw new Error(`It was a hit: ${found.value}`);
  return found;
}

const STARTING = { state: 'starting', waiting: 0, turnedAway: 0 } as const;
const READY = { state: 'ready', waiting: 0, turnedAway: 0 } as const;

describe('an answer that came while the embedder was starting', () => {
  it('is stored once it has started, as old as it is', async () => {
    const { embedder, clock, ask } = setUp();
    embedder.setHealth(STARTING);
    const settled = missOf(await ask(CAPITAL)).settle('Munich');
    clock.ms += 2_000;
    embedder.setHealth(READY);
    expect(await settled).toMatchObject({ stored: 'entry' });
    expect(hitOf(await ask(CAPITAL))).toMatchObject({ value: 'Munich', ageSeconds: 2 });
  });

  it('is stored where others were there already', async () => {
    const { embedder, store, ask } = setUp();
    await store(FAR, 'With baking powder');
    embedder.setHealth(STARTING);
    const miss = missOf(await ask(CAPITAL));
    expect(miss.reason).toBe('unavailable');
    const settled = miss.settle('Munich');
    embedder.setHealth(READY);
    expect(await settled).toMatchObject({ stored: 'entry' });
  });

  it('is not waited for by the end of the cache, nor stored after it', async () => {
    const { embedder, cache, ask } = setUp();
    embedder.setHealth(STARTING);
    const settled = missOf(await ask(CAPITAL)).settle('Munich');
    await cache.close();
    expect(await settled).toMatchObject({ stored: 'nothing' });
  });
});

describe('a look-up', () => {
  it('embeds nothing where the partition is empty, and the answer afterwards', async () => {
    const { embedder, ask } = setUp();
    const miss = missOf(await ask(CAPITAL));
    expect(miss).toMatchObject({ reason: 'empty', entriesScanned: 0 });
    expect(embedder.embedded).toEqual([]);
    expect(await miss.settle('Munich')).toEqual({ stored: 'entry', evicted: 0, sizeAfter: 1 });
    expect(embedder.embedded).toEqual([CAPITAL]);
    expect(hitOf(await ask(CAPITAL))).toMatchObject({ value: 'Munich', by: 'same', similarity: 1 });
    expect(embedder.embedded).toEqual([CAPITAL]);
  });

  it('serves a question whose difference is explained, whatever its similarity', async () => {
    const { store, ask } = setUp({ similarityFloor: 1 }, 2);
    await store(CAPITAL, 'Munich');
    const hit = hitOf(await ask(CAPITAL.toUpperCase()));
    expect(hit).toMatchObject({ value: 'Munich', by: 'explained', changes: ['case'], entriesScanned: 1 });
    expect(hit).not.toHaveProperty('bound');
  });

  it('serves by probability what the decider lets through, with its bound', async () => {
    const { store, ask } = setUp();
    await store(CAPITAL, 'Munich');
    const hit = hitOf(await ask(CAPITAL_TOO));
    expect(hit.by).toBe('probability');
    expect(hit.similarity).toBeGreaterThan(0.8);
    expect(hit.bound).toBeCloseTo(1 - hit.similarity);
  });

  it('serves nothing below the floor, whatever the decider says', async () => {
    const { store, ask } = setUp({ similarityFloor: 0.99 });
    await store(CAPITAL, 'Munich');
    expect(missOf(await ask(CAPITAL_TOO)).reason).toBe('bound');
  });

  it('knows English and an unknown embedder by itself', async () => {
    const cache = createSemanticCache<string>({ embedder: createBagOfWordsEmbedder(), shadowRate: 0 });
    await cache.insert({ partition: 'p', question: CAPITAL }, 'Munich');
    const ask = (question: string) => cache.lookUp({ partition: 'p', question });
    expect(hitOf(await ask("what's the capital city of bavaria")).by).toBe('explained');
    expect(missOf(await ask('What is the capital city of Hesse please?')).reason).toBe('refused');
    expect(missOf(await ask('What is not the capital city of Bavaria please?')).guard).toBe('negation');
  });

  it('names the guard that refuses', async () => {
    const { store, ask } = setUp();
    await store('Add 5 apples to the basket', 'Done: 5');
    const miss = missOf(await ask('Add 6 apples to the basket'));
    expect(miss).toMatchObject({ reason: 'refused', guard: 'number' });
    expect(miss.similarity).toBeGreaterThan(0.7);
  });

  it('never crosses partitions', async () => {
    const { cache, store } = setUp();
    await store(CAPITAL, 'Munich');
    await cache.insert({ partition: 'other', question: FAR }, 'With soda');
    const found = await cache.lookUp({ partition: 'other', question: CAPITAL });
    expect(missOf(found).similarity).toBeLessThan(0.5);
  });

  it('lets a caller ask for more similarity, of an explained answer too, and for a younger one', async () => {
    const { clock, store, ask } = setUp();
    await store('The Capital of Bavaria? 7', 'Munich');
    await store('The Capital of Hesse? 8', 'Wiesbaden');
    expect(missOf(await ask('the capital of bavaria? 7', { minSimilarity: 1.01 })).reason).toBe('threshold');
    expect(hitOf(await ask('the capital of bavaria? 7', { minSimilarity: 0.9 })).value).toBe('Munich');
    clock.ms += 10_000;
    expect((await ask('the capital of bavaria? 7', { maxAgeSeconds: 10 })).outcome).toBe('miss');
    expect(hitOf(await ask('the capital of bavaria? 7', { maxAgeSeconds: 11 }))).toMatchObject({
      ageSeconds: 10,
      ttlSeconds: 3_590,
    });
  });

  it('serves nothing from the millisecond in which it expires', async () => {
    const { clock, store, ask } = setUp({ ttlSeconds: 60 });
    await store(CAPITAL, 'Munich');
    clock.ms += 59_999;
    expect((await ask(CAPITAL)).outcome).toBe('hit');
    clock.ms += 1;
    expect((await ask(CAPITAL)).outcome).toBe('miss');
    expect((await ask(CAPITAL.toUpperCase())).outcome).toBe('miss');
  });

  it('is a miss that stores nothing where the text is unsuitable', async () => {
    const { cache, store, ask } = setUp();
    await store(CAPITAL, 'Munich');
    const miss = missOf(await ask('word '.repeat(300)));
    expect(miss.reason).toBe('unsuitable');
    expect((await miss.settle('x')).stored).toBe('nothing');
    expect(cache.stats().entries).toBe(1);
  });

  it('is a miss that is counted while the embedder is down, and rejects only when the caller leaves', async () => {
    const { cache, embedder, failures, store, ask } = setUp();
    await store(CAPITAL, 'Munich');
    embedder.setHealth({ state: 'down', reason: 'gone', waiting: 0, turnedAway: 0 });
    const miss = missOf(await ask(CAPITAL_TOO));
    expect(miss.reason).toBe('unavailable');
    expect((await miss.settle('x')).stored).toBe('nothing');
    expect(hitOf(await ask(CAPITAL)).by).toBe('same');
    expect(cache.health()).toEqual({ state: 'down', reason: 'embedder: gone' });
    expect(failures).toHaveLength(1);
    expect((await cache.insert({ partition: 'p', question: FAR }, 'x')).stored).toBe('nothing');
    expect(cache.stats()).toMatchObject({ failures: 2, missesBy: { unavailable: 1 } });
    const leaving = cache.lookUp({ partition: 'p', question: FAR, signal: AbortSignal.abort(new Error('left')) });
    await expect(leaving).rejects.toThrow('left');
  });
});

describe('a miss that is settled', () => {
  it('makes an alias of a near question whose answer turns out to be the same', async () => {
    const { cache, decider, store, ask } = setUp({}, 2);
    await store(CAPITAL, 'Munich');
    const miss = missOf(await ask(CAPITAL_TOO));
    expect(miss.reason).toBe('bound');
    expect(await miss.settle('Munich')).toMatchObject({ stored: 'alias', label: 'right', sizeAfter: 2 });
    expect(decider.learnt).toMatchObject([{ isRight: true, features: { margin: 2, agreement: 1 } }]);
    expect(hitOf(await ask(CAPITAL_TOO))).toMatchObject({ by: 'alias', value: 'Munich' });
    expect(hitOf(await ask(CAPITAL_TOO.toUpperCase())).by).toBe('explained');
    expect(cache.stats()).toMatchObject({ entries: 2, aliases: 1 });
  });

  it('stores another answer as its own, and what nobody can judge too', async () => {
    const { decider, store, ask } = setUp({}, 2);
    await store(CAPITAL, 'Munich');
    const settled = await missOf(await ask(CAPITAL_TOO)).settle('Augsburg');
    expect(settled).toMatchObject({ stored: 'entry', label: 'wrong' });
    expect(decider.learnt.map(({ isRight }) => isRight)).toEqual([false]);
    expect(hitOf(await ask(CAPITAL_TOO)).value).toBe('Augsburg');
    expect(hitOf(await ask(CAPITAL)).value).toBe('Munich');
    const unknown = await missOf(await ask(`${CAPITAL} Oh`)).settle('?');
    expect(unknown).not.toHaveProperty('label');
    expect(unknown.stored).toBe('entry');
  });

  it('learns nothing of questions that have little in common', async () => {
    const { decider, store, ask } = setUp();
    await store(FAR, 'Yes');
    expect((await missOf(await ask('Is Bavaria a state?')).settle('Yes')).stored).toBe('entry');
    expect(decider.learnt).toEqual([]);
  });

  it('tells the decider how the candidate stands among the others', async () => {
    const { decider, store, ask } = setUp({}, 2);
    await store('capital city of Bavaria one', 'Munich');
    await store('capital city of Bavaria two', 'Augsburg');
    await store('capital city of Bavaria now', 'Munich');
    await missOf(await ask('capital city of Bavaria ones')).settle('Munich');
    const [{ features } = { features: undefined }] = decider.learnt;
    expect(features?.margin).toBeGreaterThan(0);
    expect(features?.margin).toBeLessThan(0.5);
    expect(features).toMatchObject({ right: 0, wrong: 0 });
    expect(features?.agreement).toBeGreaterThan(0);
    expect(features?.agreement).toBeLessThan(1);
  });

  it('counts answers as one that the judge finds the same, though they are in other words', async () => {
    const judge = (given: string, stored: string) =>
      given.toLowerCase() === stored.toLowerCase() ? ('right' as const) : ('unknown' as const);
    const { decider, store, ask } = setUp({ judge }, 2);
    decider.isTrusting = false;
    await store(CAPITAL, 'Munich');
    expect((await missOf(await ask(CAPITAL_TOO)).settle('MUNICH')).stored).toBe('entry');
    await missOf(await ask(`${CAPITAL_TOO} Oh`)).settle('munich');
    expect(decider.learnt.at(-1)).toMatchObject({ isRight: true, features: { agreement: 1, margin: 2 } });
  });

  it('keeps an answer of its own where a label that says right cannot be relied on', async () => {
    const { cache, decider, store, ask } = setUp({}, 2);
    decider.isTrusting = false;
    await store(CAPITAL, 'Munich');
    expect(await missOf(await ask(CAPITAL_TOO)).settle('Munich')).toMatchObject({ stored: 'entry', label: 'right' });
    expect(cache.stats()).toMatchObject({ entries: 2, aliases: 0 });
    expect(hitOf(await ask(CAPITAL_TOO)).by).toBe('same');
  });

  it('dies with the entry that it points at', async () => {
    const { cache, store, ask } = setUp({}, 2);
    await store(CAPITAL, 'Munich');
    await missOf(await ask(CAPITAL_TOO)).settle('Munich');
    await store(CAPITAL, 'Munich again');
    expect((await ask(CAPITAL_TOO)).outcome).toBe('miss');
    expect(cache.stats()).toMatchObject({ entries: 1, aliases: 0 });
  });
});

describe('two answers of which the judge cannot tell whether they say the same', () => {
  const GIVEN = '? It is the city of Munich';
  const agreementBeside = async (other: string, sameAnswerFrom: number | undefined) => {
    const decider = createSimpleDecider(2, sameAnswerFrom);
    const { ask } = setUp({ decider, judge: (given, stored) => (given === stored ? 'right' : 'unknown') });
    await missOf(await ask(CAPITAL)).settle(GIVEN);
    await missOf(await ask(CAPITAL_TOO)).settle(other);
    await missOf(await ask(`${CAPITAL_TOO} now`)).settle(other);
    return decider.learnt.at(-1)?.features.agreement;
  };

  it('count as one where their vectors are near enough', async () => {
    expect(await agreementBeside('? The city of Munich it is', 0.8)).toBe(1);
  });

  it('count as two where these are not, and where it is not known how near is near enough', async () => {
    expect(await agreementBeside('? With baking powder and patience', 0.8)).toBeLessThan(1);
    expect(await agreementBeside('? The city of Munich it is', undefined)).toBeLessThan(1);
  });
});

describe('checks', () => {
  it('send a share of would-be hits upstream and measure how many are wrong', async () => {
    const { cache, store, ask } = setUp({ shadowRate: 1 });
    await store(CAPITAL, 'Munich');
    expect(cache.falseHits()).toEqual({ right: 0, wrong: 0, interval: [0, 1] });
    const right = missOf(await ask(CAPITAL.toUpperCase()));
    expect(right).toMatchObject({ reason: 'shadow', similarity: 1 });
    expect(await right.settle('Munich')).toMatchObject({ stored: 'alias', label: 'right' });
    await missOf(await ask(CAPITAL_TOO)).settle('Augsburg');
    const { ratio, interval } = cache.falseHits();
    expect(ratio).toBe(0.5);
    expect(interval[0]).toBeCloseTo(0.0945, 3);
    expect(interval[1]).toBeCloseTo(0.9055, 3);
    expect(hitOf(await ask(CAPITAL)).by).toBe('same');
  });

  it('of an alias that turns out wrong drop it', async () => {
    const { cache, store, ask } = setUp({ shadowRate: 0.5, random: () => 0.4 }, 2);
    await store(CAPITAL, 'Munich');
    await missOf(await ask(CAPITAL_TOO)).settle('Munich');
    const checked = missOf(await ask(CAPITAL_TOO));
    expect(checked.reason).toBe('shadow');
    expect(await checked.settle('Augsburg')).toMatchObject({ stored: 'entry', label: 'wrong' });
    expect(hitOf(await ask(CAPITAL_TOO))).toMatchObject({ by: 'same', value: 'Augsburg' });
    expect(cache.stats().aliases).toBe(0);
  });

  it('are all there is in shadow mode', async () => {
    const { cache, ask, store } = setUp({ mode: 'shadow' });
    await store(CAPITAL, 'Munich');
    expect(missOf(await ask(CAPITAL)).reason).toBe('shadow');
    await missOf(await ask(CAPITAL_TOO)).settle('Munich');
    expect(cache.falseHits()).toMatchObject({ right: 1, wrong: 0, ratio: 0 });
  });

  it('take feedback once, and drop what was wrong', async () => {
    const { cache, decider, store, ask } = setUp();
    await store(CAPITAL, 'Munich');
    await ask(CAPITAL_TOO, { requestId: 'r1' });
    await ask(CAPITAL_TOO, { requestId: 'r2' });
    await ask(FAR, { requestId: 'r3' });
    expect(cache.feedback('r1', true)).toBe(true);
    expect(cache.feedback('r1', false)).toBe(false);
    expect(cache.feedback('r3', false)).toBe(false);
    expect(cache.feedback('r2', false)).toBe(true);
    expect(decider.learnt.map(({ isRight }) => isRight)).toEqual([true, false]);
    expect(cache.falseHits()).toMatchObject({ right: 1, wrong: 1 });
    expect((await ask(CAPITAL)).outcome).toBe('miss');
  });

  it('can be made by hand: explaining changes nothing', async () => {
    const { cache, store } = setUp({ shadowRate: 1 });
    await store(CAPITAL, 'Munich');
    const told = await cache.explain({ partition: 'p', question: CAPITAL_TOO });
    expect(told).toMatchObject({
      would: 'hit',
      by: 'probability',
      candidates: [{ comparison: { verdict: 'open' }, decision: { serve: true } }],
    });
    expect(JSON.stringify(told)).not.toContain('Munich');
    expect(cache.stats()).toMatchObject({ hits: 0, misses: 0, labels: 0 });
  });

  it('is explained with every candidate that was near, and comes to what a look-up comes to', async () => {
    const { cache, store, ask } = setUp();
    for (const question of ['Sum of 1 and 2?', 'sum of 1 and 3?', 'The sum of 1 and 2?'])
      await store(question, question);
    const question = 'SUM OF 1 AND 2?';
    const told = await cache.explain({ partition: 'p', question });
    expect(told).toMatchObject({ would: 'hit', by: 'explained', entriesScanned: 3, threshold: expect.any(Number) });
    const verdicts = told.candidates.map(({ comparison, refusedBy }) => [comparison.verdict, ...refusedBy]);
    expect(verdicts.toSorted()).toEqual([['explained'], ['open'], ['refused', 'number']]);
    const similarities = told.candidates.map(({ similarity }) => similarity);
    expect(similarities).toEqual(similarities.toSorted((left, right) => right - left));
    expect(await ask(question)).toMatchObject({ outcome: 'hit', by: 'explained' });
    const refused = await cache.explain({ partition: 'p', question: 'Sum of 1 and 4?' });
    expect(refused).toMatchObject({ would: 'miss', reason: 'refused', guard: 'number' });
    expect(await ask('Sum of 1 and 4?')).toMatchObject({ outcome: 'miss', reason: 'refused', guard: 'number' });
  });

  it('is explained as it is answered: not at all in shadow mode, and no failure is counted', async () => {
    const { cache, store } = setUp({ mode: 'shadow' });
    await store(CAPITAL, 'Munich');
    expect(await cache.explain({ partition: 'p', question: CAPITAL })).toMatchObject({
      would: 'miss',
      reason: 'shadow',
    });
    expect(await cache.explain({ partition: 'q', question: CAPITAL })).toMatchObject({
      would: 'miss',
      reason: 'empty',
    });
  });
});

describe('purges', () => {
  it('reach entries by tag, tenant, key and all, and count them', async () => {
    const { cache } = setUp();
    const put = (question: string, facts: object) => cache.insert({ partition: 'p', question }, question, facts);
    await put('one apple', { tags: ['a', 'b'], tenant: 'acme' });
    await put('two pears', { tags: ['b'] });
    await put('three plums', { key: 'k', tenant: 'acme' });
    await put('four nuts', {});
    expect(await cache.purge({ tag: 'b' })).toBe(2);
    expect(await cache.purge({ key: 'k' })).toBe(1);
    expect(await cache.purge({ tenant: 'acme' })).toBe(0);
    expect(await cache.purge({ all: true })).toBe(1);
    expect(cache.stats()).toMatchObject({ entries: 0, bytes: 0, partitions: 0 });
  });

  it('are in force at once, while they are carried out', async () => {
    const { cache, store, ask } = setUp();
    await store(CAPITAL, 'Munich');
    const purged = cache.purge({ all: true });
    expect((await ask(CAPITAL)).outcome).toBe('miss');
    expect((await ask(CAPITAL.toUpperCase())).outcome).toBe('miss');
    expect(await purged).toBe(1);
  });

  it('keep what was begun before from being stored, and spare what comes after', async () => {
    const { cache, ask } = setUp();
    const begun = missOf(await ask(CAPITAL));
    const purged = cache.purge({ tenant: 'acme' });
    expect((await begun.settle('Munich', { tenant: 'acme' })).stored).toBe('nothing');
    expect((await begun.settle('Munich', { tenant: 'other' })).stored).toBe('entry');
    const fresh = await cache.insert({ partition: 'p', question: FAR }, 'With soda', { tenant: 'acme' });
    expect(fresh.stored).toBe('entry');
    expect(await purged).toBe(0);
    expect((await ask(FAR)).outcome).toBe('hit');
    for (let round = 0; round < 3; round += 1) await cache.purge({ tag: 'none' });
    expect((await ask(FAR)).outcome).toBe('hit');
  });
});

describe('bounds', () => {
  it('are kept in entries and in bytes; what is worth more stays', async () => {
    const { cache } = setUp({ maxEntries: 50 });
    const put = (place: number, savedTokens: number) =>
      cache.insert({ partition: `p${place}`, question: `question ${place}` }, 'answer', { savedTokens });
    for (let place = 0; place < 20; place += 1) await put(place, 10_000);
    for (let place = 20; place < 500; place += 1) await put(place, 1);
    expect(cache.stats()).toMatchObject({ entries: 50, evictions: 450 });
    const kept = await Promise.all(
      Array.from({ length: 20 }, (_, place) => cache.lookUp({ partition: `p${place}`, question: `question ${place}` })),
    );
    expect(kept.filter(({ outcome }) => outcome === 'hit').length).toBeGreaterThanOrEqual(19);
    const small = setUp({ maxBytes: 20_000 });
    for (let place = 0; place < 100; place += 1) {
      await small.store(`question ${place}`, 'x'.repeat(1_000));
      expect(small.cache.stats().bytes).toBeLessThanOrEqual(20_000);
    }
    expect((await small.store('large', 'x'.repeat(30_000))).stored).toBe('nothing');
  });
});

describe('an index', () => {
  it('that is still being built makes look-ups pass, counted, and what is found elsewhere is stored', async () => {
    const search = () => Promise.reject(new NotReadyError('later', true));
    const index = Object.assign(createVectorIndex({ dimensions: 64 }), { search });
    const { cache, failures, store, ask } = setUp({ index });
    await store(CAPITAL, 'Munich');
    const miss = missOf(await ask(CAPITAL_TOO));
    expect(miss.reason).toBe('unavailable');
    expect((await miss.settle('Munich too')).stored).toBe('entry');
    expect(hitOf(await ask(CAPITAL_TOO)).by).toBe('same');
    expect(cache.stats().missesBy).toEqual({ unavailable: 1 });
    expect(failures).toEqual([]);
  });

  it('is told when all that was kept is there again', async () => {
    const told: number[] = [];
    const memory = createMemoryStore<string>();
    const first = setUp({ store: memory });
    await first.store(CAPITAL, 'Munich');
    await first.store(FAR, 'With soda');
    const index = createVectorIndex({ dimensions: 64 });
    const noteLoaded = async (): Promise<void> => void told.push(index.size);
    const { cache } = setUp({ store: memory, index: Object.assign(index, { noteLoaded }) });
    await cache.ready;
    expect(told).toEqual([2]);
  });
});

describe('the bound in bytes', () => {
  it('reaches what the index takes for large partitions, too', async () => {
    const dimensions = 64;
    const kept = async (inlineRows: number) => {
      const { cache, store } = setUp({ maxBytes: 200_000, index: createVectorIndex({ dimensions, inlineRows }) });
      for (let place = 0; place < 400; place += 1) await store(`question ${place}`, 'x');
      const { entries, bytes } = cache.stats();
      expect(bytes).toBeLessThanOrEqual(200_000);
      await cache.close();
      return entries;
    };
    const [small, large] = [await kept(1_000), await kept(20)];
    expect(small).toBeGreaterThan(150);
    expect(large).toBeLessThan(small * 0.8);
  });
});

describe('a wrapped function', () => {
  it('is called once for questions that are alike, at the same time and later', async () => {
    const { cache } = setUp();
    let calls = 0;
    const ask = (question: string) =>
      cache.wrap({ partition: 'p', question }, async () => {
        calls += 1;
        return 'Munich';
      });
    expect(await Promise.all(Array.from({ length: 20 }, () => ask(CAPITAL)))).toEqual(Array(20).fill('Munich'));
    await expect.poll(() => cache.stats().entries).toBe(1);
    expect(await ask(CAPITAL.toUpperCase())).toBe('Munich');
    expect(calls).toBe(1);
  });

  it('that fails is not kept', async () => {
    const { cache } = setUp();
    const fail = () => Promise.reject(new Error('broken'));
    await expect(cache.wrap({ partition: 'p', question: CAPITAL }, fail)).rejects.toThrow('broken');
    expect(await cache.wrap({ partition: 'p', question: CAPITAL }, async () => 'Munich')).toBe('Munich');
  });
});

describe('a restart', () => {
  const restarted = async (work: (cache: SemanticCache<string>) => Promise<unknown>, after: object = {}) => {
    const store = createMemoryStore<string>();
    const before = setUp({ store }, 2);
    await work(before.cache);
    await before.cache.close();
    const again = setUp({ store, ...after }, 2);
    await again.cache.ready;
    return again;
  };
  const fill = async (cache: SemanticCache<string>) => {
    await cache.insert({ partition: 'p', question: CAPITAL }, 'Munich', { tags: ['t'] });
    await missOf(await cache.lookUp({ partition: 'p', question: CAPITAL_TOO })).settle('Munich');
    await cache.insert({ partition: 'p', question: FAR }, 'With soda', { ttlSeconds: 10 });
  };

  it('keeps entries, aliases and their times', async () => {
    const { cache, clock, ask, embedder } = await restarted(fill);
    expect(cache.stats()).toMatchObject({ entries: 3, aliases: 1 });
    expect(hitOf(await ask(CAPITAL_TOO))).toMatchObject({ by: 'alias', value: 'Munich' });
    expect(hitOf(await ask(CAPITAL.toUpperCase())).value).toBe('Munich');
    expect(embedder.embedded).toEqual([CAPITAL.toUpperCase()]);
    clock.ms += 10_000;
    expect((await ask(FAR)).outcome).toBe('miss');
    expect(await cache.purge({ tag: 't' })).toBe(2);
  });

  it('brings back nothing that was purged, replaced or evicted', async () => {
    const { cache } = await restarted(async (filled) => {
      await fill(filled);
      await filled.insert({ partition: 'p', question: CAPITAL }, 'Munich!');
      await filled.purge({ tag: 't' });
    });
    expect(cache.stats()).toMatchObject({ entries: 2, aliases: 0 });
  });

  it('with another embedder begins anew', async () => {
    const { cache } = await restarted(fill, { embedder: createBagOfWordsEmbedder(32) });
    expect(cache.stats().entries).toBe(0);
  });

  it('with purges while it loads keeps to them', async () => {
    const store = createMemoryStore<string>();
    const before = setUp({ store }, 2);
    await fill(before.cache);
    await before.cache.close();
    const { cache, ask } = setUp({ store });
    expect(cache.health().reason).toBe('loading');
    await cache.purge({ tag: 't' });
    expect((await ask(CAPITAL)).outcome).toBe('miss');
    expect((await ask(FAR)).outcome).toBe('hit');
    expect(cache.health()).toEqual({ state: 'ready' });
  });

  it('goes on without a store that fails', async () => {
    const broken = { ...createMemoryStore<string>(), put: () => Promise.reject(new Error('full')) };
    const { cache, failures, store, ask } = setUp({ store: broken });
    await store(CAPITAL, 'Munich');
    expect((await ask(CAPITAL)).outcome).toBe('hit');
    expect(failures).toHaveLength(1);
    expect(cache.stats()).toMatchObject({ storeFailures: 1, failures: 0 });
  });
});
