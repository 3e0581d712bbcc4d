import { describe, expect, it } from 'vitest';
import { createExactCache } from './exact-cache.js';
import { createMemoryStore } from './stores/memory-store.js';
import type { Turn, Turns } from './turns.js';

/** A cache whose store answers later, and gives `turn` when the test says so. */
function cacheWithTurns(turn: Turn) {
  const state = { give: (): void => {} };
  const turns: Turns = {
    take: () =>
      new Promise((resolve) => {
        state.give = () => resolve(turn);
      }),
    waitFor: async () => true,
  };
  const held = createMemoryStore<string>();
  const store = { ...held, capabilities: { ...held.capabilities, synchronous: false }, turns };
  return { state, cache: createExactCache({ store, storeTimeoutMs: 20 }) };
}

describe('the turns of a cache', () => {
  it('are there where its store has them, and only there', () => {
    expect(createExactCache({ store: createMemoryStore() }).turns).toBeUndefined();
    expect(cacheWithTurns({ end: async () => {} }).cache.turns).toBeDefined();
  });

  it('are the store’s', async () => {
    const turn: Turn = { end: async () => {} };
    const { cache, state } = cacheWithTurns(turn);
    const taking = cache.turns?.take('key', 1000);
    state.give();
    expect(await taking).toBe(turn);
    expect(await cache.turns?.waitFor('key', new AbortController().signal)).toBe(true);
  });

  it('are ended where they come too late for who wanted them', async () => {
    let ended = 0;
    const { cache, state } = cacheWithTurns({
      end: async () => {
        ended += 1;
      },
    });
    await expect(cache.turns?.take('key', 1000)).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(ended).toBe(0);
    state.give();
    await expect.poll(() => ended).toBe(1);
  });
});
