import { setImmediate } from 'node:timers/promises';
import type { Entries } from '../entries/entries.js';
import type { Candidate } from './candidates.js';
import type { Likeness } from './likeness.js';
import { TEACHING_FLOOR } from './teaching-floor.js';
import type { Verdicts } from './verdicts.js';

/** Where a fresh answer is to be stored, and what is said of it. */
export interface SharedKeyOptions<Value> {
  readonly entries: Entries<Value>;
  /** Nearest first. */
  readonly candidates: readonly Candidate<Value>[];
  readonly verdicts: Verdicts<Value>;
  readonly isLike: Likeness<Value>;
}

/** Answers whose vectors are compared at most: each may have to be made. */
const MOST_COMPARED = 5;

/**
 * The key of the nearest stored answer that says the same: by it, a decision counts as one what is one answer in several
 * wordings. Where the judge cannot tell of any, the likeness of their vectors does: that is too little to call an answer
 * right, but not to tell which neighbours contradict each other. Lets others have their turn between two answers, as each
 * may take the judge a millisecond.
 */
export async function sharedKeyOf<Value>(options: SharedKeyOptions<Value>): Promise<string | undefined> {
  const { entries, candidates, verdicts, isLike } = options;
  const untold: Candidate<Value>[] = [];
  for (const candidate of candidates) {
    const { entry, source, similarity } = candidate;
    if (similarity < TEACHING_FLOOR) break;
    if (entries.live(entries.table.get(entry.id)) === undefined) continue;
    const verdict = verdicts(source);
    if (verdict === 'right') return source.answer.answerKey;
    if (verdict === 'unknown') untold.push(candidate);
    await setImmediate();
  }
  for (const { source } of untold.slice(0, MOST_COMPARED)) {
    if (await isLike(source.answer.value)) return source.answer.answerKey;
  }
  return undefined;
}
