import type { Embedder } from '@isartor/core';
import type { SemanticCacheConfig } from '../config.js';
import type { Entries } from '../entries/entries.js';
import type { RecordAnswer } from '../stores/entry-store.js';
import type { AnswerFacts, Asked } from './asked.js';
import type { Candidate } from './candidates.js';
import type { Learning } from './learning.js';
import type { MissReason, Settled } from './look-up.js';
import type { Sought } from './search.js';
import type { StoredQuestions } from './stored-questions.js';

/** What settling is made of. */
export interface SettlingOptions<Value> {
  readonly entries: Entries<Value>;
  readonly learning: Learning<Value>;
  readonly embedder: Embedder;
  readonly questions: StoredQuestions;
  readonly settings: Pick<SemanticCacheConfig, 'ttlSeconds'>;
  readonly answerKey: (value: Value) => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Ends what runs in the background. */
  readonly signal: AbortSignal;
  /** Told of each time that the embedder could not do what it is for. */
  readonly onFailure: (error: unknown) => void;
}

/** An answer that was found elsewhere. */
export interface Answered<Value> {
  readonly asked: Pick<Asked, 'partition' | 'question'>;
  readonly value: Value;
  readonly facts: AnswerFacts;
}

/** The same, with the search that had none. */
export interface Settlement<Value> extends Answered<Value> {
  readonly sought: Sought<Value>;
}

/** Stores answers, and learns from them. */
export interface Settling<Value> {
  settle(settlement: Settlement<Value>): Promise<Settled>;
  /** Stores without learning. */
  insert(answered: Answered<Value>): Promise<Settled>;
}

/** Less similar ones teach nothing: that two answers agree says little where the questions have little in common. */
const TEACHING_FLOOR = 0.6;

/** Searches that ended so say that embedding would end so too. */
const NOT_EMBEDDED: ReadonlySet<MissReason> = new Set(['unsuitable', 'busy', 'unavailable']);

/** Embeds where that was not done; never rejects. */
export function createSettling<Value>(options: SettlingOptions<Value>): Settling<Value> {
  const { entries, learning, embedder, questions, settings, answerKey, now, signal, onFailure } = options;

  const nothing = (): Settled => ({ stored: 'nothing', evicted: 0, sizeAfter: entries.table.size });
  const vectorOf = async (question: string): Promise<Float32Array | undefined> => {
    const embedding = await embedder.embed(question, signal);
    return 'vector' in embedding ? embedding.vector : undefined;
  };
  const add = ({ asked, facts }: Answered<Value>, vector: Float32Array, answer: RecordAnswer<Value>): Settled => {
    const { ttlSeconds = Infinity, sequence = entries.sequence, tenant = '', tags = [], key = '' } = facts;
    const { partition, question } = asked;
    const storedAtMs = now();
    const expiresAtMs = storedAtMs + Math.min(ttlSeconds, settings.ttlSeconds) * 1_000;
    const life = { storedAtMs, expiresAtMs, sequence };
    const { entry, evicted } = entries.add({ partition, question, vector, ...life, tenant, tags, key, answer });
    if (entry !== undefined) questions.prepare(entry);
    const kind = 'value' in answer ? 'entry' : 'alias';
    return { stored: entry === undefined ? 'nothing' : kind, evicted, sizeAfter: entries.table.size };
  };
  const insert = async (answered: Answered<Value>, known?: Float32Array): Promise<Settled> => {
    const { asked, value, facts } = answered;
    const sequence = facts.sequence ?? entries.sequence;
    const vector = known ?? (await vectorOf(asked.question));
    if (vector === undefined) return nothing();
    const answer = { value, answerKey: answerKey(value), savedTokens: facts.savedTokens ?? 1 };
    return add({ asked, value, facts: { ...facts, sequence } }, vector, answer);
  };
  const store = async (
    answered: Answered<Value>,
    sought: Sought<Value>,
    label: Label | undefined,
  ): Promise<Settled> => {
    const candidate = candidateOf(sought);
    if (label !== 'right' || candidate === undefined) return insert(answered, sought.vector);
    // It is an alias already.
    if (candidate.entry.question === answered.asked.question) return nothing();
    const { vector } = sought;
    const aliased = vector && add(answered, vector, { aliasOf: candidate.source.id });
    return aliased?.stored === 'alias' ? aliased : insert(answered, vector);
  };
  const safely = async (work: () => Promise<Settled>): Promise<Settled> => {
    try {
      return await work();
    } catch (error) {
      if (!signal.aborted) onFailure(error);
      return nothing();
    }
  };
  const isKept = ({ facts: { ttlSeconds = Infinity } }: Answered<Value>): boolean => ttlSeconds > 0;

  return {
    insert: (answered) => safely(async () => (isKept(answered) ? insert(answered) : nothing())),
    settle: ({ sought, ...answered }) =>
      safely(async () => {
        if (NOT_EMBEDDED.has(sought.reason) && sought.isUntried !== true) return nothing();
        const label = learnFrom({ entries, learning, sought, value: answered.value });
        const settled = isKept(answered) ? await store(answered, sought, label) : nothing();
        return label === undefined ? settled : { ...settled, label };
      }),
  };
}

type Label = 'right' | 'wrong';

const candidateOf = <Value>({ served, open }: Sought<Value>): Candidate<Value> | undefined => served?.candidate ?? open;

interface Lesson<Value>
  extends Pick<SettlingOptions<Value>, 'entries' | 'learning'>,
    Pick<Settlement<Value>, 'sought'> {
  readonly value: Value;
}

/** What the answer says of the nearest stored one; nothing where that is gone, or too far away to say anything. */
function learnFrom<Value>({ entries, learning, sought, value }: Lesson<Value>): Label | undefined {
  const candidate = candidateOf(sought);
  // The very question teaches nothing of likeness.
  if (candidate === undefined || sought.served?.by === 'same' || candidate.similarity < TEACHING_FLOOR)
    return undefined;
  if (entries.live(entries.table.get(candidate.entry.id)) === undefined) return undefined;
  return learning.learn({ candidate, wouldHit: sought.served !== undefined, value });
}
