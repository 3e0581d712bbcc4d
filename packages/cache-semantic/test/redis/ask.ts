import { expect } from 'vitest';
import type { AnswerFacts, SemanticCache } from '../../src/index.js';

/** What a cache answers; nothing where it has none. */
export async function answerOf(cache: SemanticCache<string>, question: string): Promise<string | undefined> {
  const found = await cache.lookUp({ partition: 'p', question });
  return found.outcome === 'hit' ? found.value : undefined;
}

/** Stores an answer. */
export async function store(
  cache: SemanticCache<string>,
  question: string,
  [value, facts]: readonly [value: string, facts?: AnswerFacts],
): Promise<void> {
  const { stored } = await cache.insert({ partition: 'p', question }, value, facts);
  expect(stored).toBe('entry');
}

/** Waits, for a second at most, until a cache answers so. */
export async function answers(
  cache: SemanticCache<string>,
  question: string,
  value: string | undefined,
): Promise<void> {
  await expect.poll(() => answerOf(cache, question), { timeout: 1_000, interval: 5 }).toBe(value);
}
