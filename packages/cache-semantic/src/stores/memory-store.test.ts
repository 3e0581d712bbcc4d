import { describe, it } from 'vitest';
import { entryStoreContract } from '../testing/entry-store-contract.js';
import { createMemoryStore } from './memory-store.js';

entryStoreContract({ name: 'a store in memory', runner: { describe, it }, createStore: () => createMemoryStore() });
