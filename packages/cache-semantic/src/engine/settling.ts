import type { Decider } from '../decision/decider.js';
import type { Judge } from '../judge-port.js';
import type { Candidate } from './candidates.js';
import type { Label, Learning } from './learning.js';
import { createLikeness } from './likeness.js';
import type { MissReason, Settled } from './look-up.js';
import type { Sought } from './search.js';
import { sharedKeyOf } from './shared-key.js';
import { type Answered, createStoring, type Kept, type StoringOptions } from './storing.js';
import { TEACHING_FLOOR } from './teaching-floor.js';
import { createVerdicts, type Verdicts } from './verdicts.js';

/** What settling is made of. */
export interface SettlingOptions<Value> extends StoringOptions<Value> {
  readonly learning: Learning<Value>;
  readonly judge: Judge<Value> | undefined;
  readonly decider: Pick<Decider, 'sameAnswerFrom'>;
  /** What a value says; undefined for what is no text. */
  readonly textOf: (value: Value) => string | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told of each time that the embedder could not do what it is for. */
  readonly onFailure: (error: unknown) => void;
}

/** An answer that was found elsewhere, with the search that had none. */
export interface Settlement<Value> extends Answered<Value> {
  readonly sought: Sought<Value>;
}

/** Stores answers, and learns from them. */
export interface Settling<Value> {
  settle(settlement: Settlement<Value>): Promise<Settled>;
  /** Stores without learning. */
  insert(answered: Answered<Value>): Promise<Settled>;
}

/** Searches that ended so say that embedding would end so too. */
const NOT_EMBEDDED: ReadonlySet<MissReason> = new Set(['unsuitable', 'busy']);

/** Embeds where that was not done; never rejects. */
export function createSettling<Value>(options: SettlingOptions<Value>): Settling<Value> {
  const { entries, learning, embedder, answerKey, judge, now, signal, onFailure } = options;
  // Without a judge nobody has said that two answers do not contradict each other.
  const sameFrom = judge === undefined ? undefined : options.decider.sameAnswerFrom;
  const { insert, alias, nothing } = createStoring(options);

  const insertBeside = async (settlement: KeptSettlement<Value>, verdicts: Verdicts<Value>): Promise<Settled> => {
    const { candidates, vector } = settlement.sought;
    const key = answerKey(settlement.value);
    // Equal answers need no judge.
    const isEqual = candidates.some(({ source }) => source.answer.answerKey === key);
    const isLike = createLikeness({ ...options, sameFrom }, settlement.value);
    const shared = isEqual ? undefined : await sharedKeyOf({ entries, candidates, verdicts, isLike });
    return insert(settlement, { vector, answerKey: shared ?? key });
  };
  const store = async (settlement: KeptSettlement<Value>, { label, verdicts }: Taught<Value>): Promise<Settled> => {
    const { sought, asked } = settlement;
    const candidate = candidateOf(sought);
    // It is an alias already.
    if (label?.verdict === 'right' && candidate?.entry.question === asked.question) return nothing();
    if (label?.verdict !== 'right' || !label.isSure || candidate === undefined || sought.vector === undefined) {
      return insertBeside(settlement, verdicts);
    }
    const aliased = alias(settlement, sought.vector, candidate.source.id);
    return aliased.stored === 'alias' ? aliased : insert(settlement, { vector: sought.vector });
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
    insert: (answered) =>
      safely(async () => (isKept(answered) ? insert({ ...answered, storedAtMs: now() }) : nothing())),
    settle: (settlement) =>
      safely(async () => {
        const { sought, value } = settlement;
        if (NOT_EMBEDDED.has(sought.reason) || embedder.health().state === 'down') return nothing();
        const verdicts = createVerdicts(judge, value);
        const label = learnFrom({ entries, learning, sought, verdicts });
        const settled = isKept(settlement)
          ? await store({ ...settlement, storedAtMs: now() }, { label, verdicts })
          : nothing();
        return label === undefined ? settled : { ...settled, label: label.verdict };
      }),
  };
}

type KeptSettlement<Value> = Settlement<Value> & Kept<Value>;

/** What an answer says of those that are stored. */
interface Taught<Value> {
  readonly label: Label | undefined;
  readonly verdicts: Verdicts<Value>;
}

const candidateOf = <Value>({ served, open }: Sought<Value>): Candidate<Value> | undefined => served?.candidate ?? open;

interface Lesson<Value>
  extends Pick<SettlingOptions<Value>, 'entries' | 'learning'>,
    Pick<Settlement<Value>, 'sought'> {
  readonly verdicts: Verdicts<Value>;
}

/** What the answer says of the nearest stored one; nothing where that is gone, or too far away to say anything. */
function learnFrom<Value>({ entries, learning, sought, verdicts }: Lesson<Value>): Label | undefined {
  const candidate = candidateOf(sought);
  // The very question teaches nothing of likeness.
  if (candidate === undefined || sought.served?.by === 'same' || candidate.similarity < TEACHING_FLOOR)
    return undefined;
  if (entries.live(entries.table.get(candidate.entry.id)) === undefined) return undefined;
  return learning.learn({ candidate, wouldHit: sought.served !== undefined, verdict: verdicts(candidate.source) });
}
