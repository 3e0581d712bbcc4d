import type { Embedder } from '@isartor/core';
import type { SemanticCacheConfig } from '../config.js';
import type { Entries } from '../entries/entries.js';
import type { RecordAnswer } from '../stores/entry-store.js';
import type { AnswerFacts, Asked } from './asked.js';
import { embedOnceStarted } from './embed-once-started.js';
import type { Settled } from './look-up.js';
import type { StoredQuestions } from './stored-questions.js';

/** What storing is made of. */
export interface StoringOptions<Value> {
  readonly entries: Entries<Value>;
  readonly embedder: Embedder;
  readonly questions: StoredQuestions;
  readonly settings: Pick<SemanticCacheConfig, 'ttlSeconds'>;
  readonly answerKey: (value: Value) => string;
  /** Ends what runs in the background. */
  readonly signal: AbortSignal;
}

/** An answer that was found elsewhere. */
export interface Answered<Value> {
  readonly asked: Pick<Asked, 'partition' | 'question'>;
  readonly value: Value;
  readonly facts: AnswerFacts;
}

/** An answer with the time at which it was handed in, in milliseconds since 1970: it may wait for its vector. */
export interface Kept<Value> extends Answered<Value> {
  readonly storedAtMs: number;
}

/** What is known of an answer that is to be stored. */
export interface Known {
  readonly vector?: Float32Array | undefined;
  readonly answerKey?: string | undefined;
}

/** Puts answers among the entries. */
export interface Storing<Value> {
  /** Embeds the question where its vector is not known; rejects where that fails. */
  insert(answered: Kept<Value>, known?: Known): Promise<Settled>;
  /** Points at the entry of that number; nothing is stored where that is gone. */
  alias(answered: Kept<Value>, vector: Float32Array, sourceId: number): Settled;
  nothing(): Settled;
}

/** Puts them where look-ups find them. */
export function createStoring<Value>(options: StoringOptions<Value>): Storing<Value> {
  const { entries, embedder, questions, settings, answerKey, signal } = options;

  const nothing = (): Settled => ({ stored: 'nothing', evicted: 0, sizeAfter: entries.table.size });
  const embed = embedOnceStarted(embedder, signal);
  const vectorOf = async (question: string): Promise<Float32Array | undefined> => {
    const embedding = await embed(question);
    return 'vector' in embedding ? embedding.vector : undefined;
  };
  const add = (
    { asked, facts, storedAtMs }: Kept<Value>,
    vector: Float32Array,
    answer: RecordAnswer<Value>,
  ): Settled => {
    const { ttlSeconds = Infinity, sequence = entries.sequence, tenant = '', tags = [], key = '' } = facts;
    const { partition, question } = asked;
    const expiresAtMs = storedAtMs + Math.min(ttlSeconds, settings.ttlSeconds) * 1_000;
    const life = { storedAtMs, expiresAtMs, sequence };
    const { entry, evicted } = entries.add({ partition, question, vector, ...life, tenant, tags, key, answer });
    if (entry !== undefined) questions.prepare(entry);
    const kind = 'value' in answer ? 'entry' : 'alias';
    return { stored: entry === undefined ? 'nothing' : kind, evicted, sizeAfter: entries.table.size };
  };

  return {
    nothing,
    alias: (answered, vector, sourceId) => add(answered, vector, { aliasOf: sourceId }),
    async insert(answered, known = {}) {
      const { asked, value, facts, storedAtMs } = answered;
      const sequence = facts.sequence ?? entries.sequence;
      const vector = known.vector ?? (await vectorOf(asked.question));
      if (vector === undefined) return nothing();
      const key = known.answerKey ?? answerKey(value);
      const answer = { value, answerKey: key, savedTokens: facts.savedTokens ?? 1 };
      return add({ asked, value, facts: { ...facts, sequence }, storedAtMs }, vector, answer);
    },
  };
}
