import { setImmediate } from 'node:timers/promises';
import type { Entries } from '../entries/entries.js';
import type { Candidate } from './candidates.js';
import { TEACHING_FLOOR } from './teaching-floor.js';
import type { Verdicts } from './verdicts.js';

/** Where a fresh answer is to be stored, and what is said of it. */
export interface SharedKeyOptions<Value> {
  readonly entries: Entries<Value>;
  /** Nearest first. */
  readonly candidates: readonly Candidate<Value>[];
  readonly verdicts: Verdicts<Value>;
}

/**
 * The key of the nearest stored answer that says the same: by it, a decision counts as one what is one answer in several
 * wordings. Lets others have their turn between two answers, as each may take the judge a millisecond.
 */
export async function sharedKeyOf<Value>(options: SharedKeyOptions<Value>): Promise<string | undefined> {
  const { entries, candidates, verdicts } = options;
  for (const { entry, source, similarity } of candidates) {
    if (similarity < TEACHING_FLOOR) return undefined;
    if (entries.live(entries.table.get(entry.id)) === undefined) continue;
    if (verdicts(source) === 'right') return source.answer.answerKey;
    await setImmediate();
  }
  return undefined;
}
