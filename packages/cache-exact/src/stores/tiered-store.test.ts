import type { Purge } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { entryWith } from '../../test/entries.ts';
import type { ExactStore } from '../store.js';
import { storeContract } from '../testing/index.js';
import { createMemoryStore } from './memory-store.js';
import { createTieredStore } from './tiered-store.js';

const signal = new AbortController().signal;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A store of several processes: it answers a turn later, and tells of the purges of the others. */
function sharedStore(options: { readonly now?: () => number; readonly maxBytes?: number } = {}) {
  const held = createMemoryStore<unknown>(options);
  const listeners = new Set<(purge: Purge) => void>();
  const state = { trusted: true, gets: 0, afterGet: async (): Promise<void> => {} };
  const store: ExactStore<unknown> & { trusted: boolean; onPurge(listener: (purge: Purge) => void): () => void } = {
    ...held,
    capabilities: { backend: 'redis', synchronous: false, durable: false, shared: true },
    get sequence() {
      return held.sequence;
    },
    get: async (...call) => {
      state.gets += 1;
      await turn();
      const found = held.get(...call);
      await state.afterGet();
      return found;
    },
    put: async (...call) => turn().then(() => held.put(...call)),
    purge: async (...call) => turn().then(() => held.purge(...call)),
    stats: async (...call) => turn().then(() => held.stats(...call)),
    get trusted() {
      return state.trusted;
    },
    onPurge(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const purgedElsewhere = async (purge: Purge): Promise<void> => {
    await held.purge(purge, signal);
    for (const listener of listeners) listener(purge);
  };
  return { store, state, purgedElsewhere, listeners };
}

function tiers() {
  const shared = sharedStore();
  return { ...shared, tiered: createTieredStore({ front: createMemoryStore(), back: shared.store }) };
}

storeContract({
  name: 'a memory tier in front of a shared store',
  runner: { describe, it },
  createStore: (options) => createTieredStore({ front: createMemoryStore(options), back: sharedStore(options).store }),
});
storeContract({
  name: 'a memory tier in front of a store in this process',
  runner: { describe, it },
  createStore: (options) => createTieredStore({ front: createMemoryStore(options), back: createMemoryStore(options) }),
});

describe('createTieredStore', () => {
  it('asks the back once for what it then has at hand', async () => {
    const { tiered, store, state } = tiers();
    await store.put('key', entryWith('value'), signal);
    expect(tiered.getNow?.('key')).toBeUndefined();
    expect((await tiered.get('key', signal))?.value).toBe('value');
    expect(tiered.getNow?.('key')?.value).toBe('value');
    await tiered.get('key', signal);
    expect(state.gets).toBe(1);
  });

  it('keeps nothing at hand that was only looked into', async () => {
    const { tiered, store, state } = tiers();
    await store.put('key', entryWith('value'), signal);
    expect(await tiered.peek?.('key', signal)).toMatchObject({ value: 'value' });
    expect(tiered.getNow?.('key')).toBeUndefined();
    await tiered.get('key', signal);
    await store.purge({ all: true }, signal);
    expect(await tiered.peek?.('key', signal)).toMatchObject({ value: 'value' });
    expect(state.gets).toBe(1);
    state.trusted = false;
    expect(await tiered.peek?.('key', signal)).toBeUndefined();
  });

  it.each([{ key: 'key' }, { tag: 'x' }, { tenant: 't' }, { all: true }] as const)(
    'forgets what another process purged by %j',
    async (purge) => {
      const { tiered, purgedElsewhere } = tiers();
      await tiered.put('key', entryWith('value', { tags: ['x'], tenant: 't' }), signal);
      await purgedElsewhere(purge);
      expect(tiered.getNow?.('key')).toBeUndefined();
      expect(await tiered.get('key', signal)).toBeUndefined();
    },
  );

  it('asks the back for what is no longer fresh at hand', async () => {
    const { tiered, store } = tiers();
    await tiered.put('key', entryWith('old', { freshUntilMs: 0 }), signal);
    await store.put('key', entryWith('new'), signal);
    expect((await tiered.get('key', signal))?.value).toBe('new');
    expect(tiered.getNow?.('key')?.value).toBe('new');
  });

  it('takes turns where the back does', () => {
    const { store, tiered } = tiers();
    const turns = { take: async () => undefined, waitFor: async () => true };
    expect(tiered.turns).toBeUndefined();
    expect(createTieredStore({ front: createMemoryStore(), back: { ...store, turns } }).turns).toBe(turns);
  });

  it('does not keep what was purged while it was being read', async () => {
    const { tiered, store, state, purgedElsewhere } = tiers();
    await store.put('key', entryWith('value'), signal);
    state.afterGet = () => purgedElsewhere({ key: 'key' });
    await tiered.get('key', signal);
    expect(tiered.getNow?.('key')).toBeUndefined();
  });

  it('serves nothing from memory while the back cannot vouch for it', async () => {
    const { tiered, state } = tiers();
    await tiered.put('key', entryWith('value'), signal);
    state.trusted = false;
    expect(tiered.getNow?.('key')).toBeUndefined();
    state.trusted = true;
    expect(tiered.getNow?.('key')?.value).toBe('value');
  });

  it('keeps nothing that the back refused', async () => {
    const back = sharedStore({ maxBytes: 1000 });
    const tiered = createTieredStore({ front: createMemoryStore(), back: back.store });
    await tiered.put('key', entryWith('old'), signal);
    expect(await tiered.put('key', entryWith('new', { sizeBytes: 5000 }), signal)).toBe(false);
    expect(tiered.getNow?.('key')).toBeUndefined();
  });

  it('stops listening when it is closed', async () => {
    const { tiered, listeners } = tiers();
    await tiered.close();
    expect(listeners.size).toBe(0);
  });
});
