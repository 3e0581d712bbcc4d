import type { ExactEntry } from '../src/store.js';

/** An entry that no purge reaches and that stays until told otherwise. */
export const entryWith = <Value>(value: Value, facts: Partial<ExactEntry<Value>> = {}): ExactEntry<Value> => ({
  value,
  storedAtMs: 0,
  freshUntilMs: Number.MAX_SAFE_INTEGER,
  expiresAtMs: Number.MAX_SAFE_INTEGER,
  sizeBytes: 100,
  tenant: '',
  tags: [],
  sequence: Number.MAX_SAFE_INTEGER,
  ...facts,
});
