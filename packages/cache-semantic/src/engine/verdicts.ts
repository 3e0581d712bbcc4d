import type { SourceEntry } from '../entries/entry.js';
import type { Judgement } from '../judge/judgement.js';
import type { Judge } from '../judge-port.js';

/** What a judge says of stored answers beside a fresh one. */
export type Verdicts<Value> = (source: SourceEntry<Value>) => Judgement;

/** Asks for each answer once. */
export function createVerdicts<Value>(judge: Judge<Value> | undefined, fresh: Value): Verdicts<Value> {
  const known = new Map<number, Judgement>();
  return (source) => {
    const verdict = known.get(source.id) ?? judge?.(fresh, source.answer.value) ?? 'unknown';
    known.set(source.id, verdict);
    return verdict;
  };
}
