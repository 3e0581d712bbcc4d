import type { EntryRecord } from '../stores/entry-store.js';

const NOON_MS = Date.UTC(2030, 0, 1, 12);

/** An entry of that number. */
export function recordOf(id: number, fields: Partial<EntryRecord<unknown>> = {}): EntryRecord<unknown> {
  return {
    id,
    partition: 'p',
    question: `question ${id}`,
    embedderId: 'e',
    vector: Float32Array.from([1, 0, 0, 0]),
    storedAtMs: NOON_MS,
    expiresAtMs: NOON_MS + 60_000,
    tenant: 'acme',
    tags: [],
    key: '',
    answer: { value: `answer ${id}`, answerKey: `key ${id}`, savedTokens: 1 },
    ...fields,
  };
}
