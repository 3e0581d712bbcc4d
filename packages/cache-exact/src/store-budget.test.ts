import { type Completion, IsartorError } from '@isartor/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { contextWith, requestWith } from '../test/chat-fixtures.js';
import { createExactCache } from './exact-cache.js';
import { exactCacheLayer } from './exact-cache-layer.js';
import type { ExactStore } from './store.js';
import { createStoreBudget } from './store-budget.js';
import { createMemoryStore } from './stores/memory-store.js';
import type { Turns } from './turns.js';

const TOTAL_MS = 50;
const after = <Result>(milliseconds: number, result: Result): Promise<Result> =>
  new Promise((resolve) => setTimeout(() => resolve(result), milliseconds));
const never = <Result>(): Promise<Result> => new Promise(() => {});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** How long something took by the clock of the test, and what became of it. */
async function timed<Result>(work: Promise<Result>) {
  const began = performance.now();
  const ending = work.then(
    (result) => ({ result, tookMs: performance.now() - began }),
    (error: unknown) => ({ error, tookMs: performance.now() - began }),
  );
  await vi.advanceTimersByTimeAsync(10 * TOTAL_MS);
  return ending;
}

describe('createStoreBudget', () => {
  it('gives the later calls what the earlier ones left', async () => {
    const budget = createStoreBudget(TOTAL_MS);
    expect(await timed(budget.run(undefined, () => after(20, 'one')))).toEqual({ result: 'one', tookMs: 20 });
    expect(await timed(budget.run(undefined, () => after(20, 'two')))).toEqual({ result: 'two', tookMs: 20 });
    expect(await timed(budget.run(undefined, never))).toMatchObject({ error: expect.anything(), tookMs: 10 });
  });

  it('begins nothing once it is spent', async () => {
    const budget = createStoreBudget(TOTAL_MS);
    await timed(budget.run(undefined, never));
    const work = vi.fn(async () => 'late');
    expect(await timed(budget.run(undefined, work))).toMatchObject({ error: expect.anything(), tookMs: 0 });
    expect(work).not.toHaveBeenCalled();
  });

  it('does not count what passes between the calls', async () => {
    const budget = createStoreBudget(TOTAL_MS);
    await timed(budget.run(undefined, () => after(30, 'one')));
    expect(await timed(budget.run(undefined, () => after(19, 'two')))).toEqual({ result: 'two', tookMs: 19 });
  });

  it('blames the store only for a time that was worth giving', async () => {
    const whole = await timed(createStoreBudget(TOTAL_MS).run(undefined, never));
    expect(whole).toMatchObject({ error: { name: 'TimeoutError' }, tookMs: TOTAL_MS });
    const budget = createStoreBudget(TOTAL_MS);
    await timed(budget.run(undefined, () => after(40, 'slow')));
    expect(await timed(budget.run(undefined, never))).toMatchObject({ error: { name: 'AbortError' }, tookMs: 10 });
  });

  it('lets the caller leave', async () => {
    const leaving = new AbortController();
    const result = timed(createStoreBudget(TOTAL_MS).run(leaving.signal, never));
    leaving.abort(new Error('gone'));
    expect(await result).toMatchObject({ error: { message: 'gone' }, tookMs: 0 });
  });
});

describe('one request at a store that is slow', () => {
  const entryMs = 20;

  /** A layer over a store whose look-ups, and whose turns, take their time. */
  function slowLayer(turns: Partial<Turns> = {}) {
    const held = createMemoryStore<Completion>();
    const waited = { ms: 0 };
    const measured = async <Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> => {
      const began = performance.now();
      const leaving = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
      try {
        return await Promise.race([work, leaving]);
      } finally {
        waited.ms += performance.now() - began;
      }
    };
    const store: ExactStore<Completion> = {
      ...held,
      capabilities: { ...held.capabilities, synchronous: false },
      get: (_key, signal) => measured(signal, after(entryMs, undefined)),
      turns: {
        take: (_key, _leaseMs, signal) => measured(signal, never()),
        waitFor: async () => false,
        ...turns,
      },
    };
    const cache = createExactCache({ store, storeTimeoutMs: TOTAL_MS });
    return { waited, layer: exactCacheLayer({ cache, coalesceLeaseMs: 1000, staleIfError: true }) };
  }

  const signal = new AbortController().signal;

  it('waits for it no longer than the budget, however many calls it takes', async () => {
    const { layer, waited } = slowLayer();
    const asked = await timed(layer.handle(requestWith(), contextWith()));
    const result = 'result' in asked ? asked.result : undefined;
    if (result?.outcome !== 'pass') throw new Error('The request was not passed on');
    expect(waited.ms).toBe(entryMs);
    expect(await timed(result.flight?.elsewhere?.(signal) ?? never())).toMatchObject({ tookMs: TOTAL_MS - entryMs });
    const outage = new IsartorError('upstream_failed', 'Down');
    expect(await timed(result.fallback?.(outage) ?? never())).toMatchObject({ tookMs: 0 });
    expect(waited.ms).toBe(TOTAL_MS);
  });

  it('spends nothing of it while another process has the turn', async () => {
    const { layer, waited } = slowLayer({
      take: async () => undefined,
      waitFor: () => after(4 * TOTAL_MS, true),
    });
    const asked = await timed(layer.handle(requestWith(), contextWith()));
    const result = 'result' in asked ? asked.result : undefined;
    if (result?.outcome !== 'pass') throw new Error('The request was not passed on');
    // Two turns of others, a look after each; the second look has what the first two left.
    const elsewhere = await timed(result.flight?.elsewhere?.(signal) ?? never());
    expect(elsewhere.tookMs).toBe(2 * 4 * TOTAL_MS + entryMs + (TOTAL_MS - 2 * entryMs));
    expect(waited.ms).toBe(TOTAL_MS);
  });
});
