import { createExactCache, createMemoryStore, type ExactStore, exactCacheLayer } from './index.js';

const cache = createExactCache({ store: createMemoryStore<{ readonly celsius: number }>() });

// @ts-expect-error a cache needs a store
createExactCache({ ttlSeconds: 60 });
// @ts-expect-error the unit is in the name
createExactCache({ store: createMemoryStore(), ttl: 60 });
// @ts-expect-error a value of another type
void cache.put('key', { fahrenheit: 68 });
// @ts-expect-error a computation of another type
void cache.wrap('key', async () => 'warm');
// @ts-expect-error a hit holds the value beside its age
void cache.get('key').then((hit) => hit?.celsius);
// @ts-expect-error the layer stores whole answers and nothing else
exactCacheLayer({ cache });
// @ts-expect-error a store says what it can do
const store: ExactStore<string> = { ...createMemoryStore<string>(), capabilities: { backend: 'memory' } };
void store;
