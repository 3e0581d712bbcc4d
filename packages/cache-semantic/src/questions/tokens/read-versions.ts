import { TOPICS, UNIT_NAMES } from '../words/lexicon.js';
import { type Draft, mergeDrafts } from './draft.js';
import { isOrdinaryGap } from './ordinary-gap.js';

const VERSION_WORDS = new Set(['version', 'v', 'release']);

/** Numbers behind the name of a technology, or the word "version", name a version: 3.10 is not 3.1 there. "version 3" is v3. */
export function readVersions(drafts: readonly Draft[]): Draft[] {
  const read: Draft[] = [];
  for (const [index, draft] of drafts.entries()) {
    const before = read.at(-1);
    if (draft.kind === 'version') {
      pushVersion(read, draft, draft.key.startsWith('v') ? draft.key : `v${draft.key}`);
    } else if (before !== undefined && isVersion(draft, before, drafts[index + 1])) {
      pushVersion(read, draft, draft.key.replace('#', 'v'));
    } else {
      read.push(draft);
    }
  }
  return read;
}

function isVersion(draft: Draft, before: Draft, next: Draft | undefined): boolean {
  if (draft.kind !== 'number' || draft.key.endsWith('th') || !isOrdinaryGap(draft.gap)) return false;
  if (VERSION_WORDS.has(before.key)) return true;
  const topic = TOPICS.get(before.key);
  if (topic !== 'programming-language' && topic !== 'technology') return false;
  return next === undefined || UNIT_NAMES.get(next.key) !== next.key || next.kind === 'number';
}

function pushVersion(read: Draft[], draft: Draft, key: string): void {
  const before = read.at(-1);
  const worded = before !== undefined && VERSION_WORDS.has(before.key) && isOrdinaryGap(draft.gap) ? [before] : [];
  read.length -= worded.length;
  const changed = worded.length > 0 || draft.kind === 'number';
  read.push(
    mergeDrafts([...worded, draft], {
      kind: 'version',
      key,
      ...(changed && worded.length > 0 ? { change: 'abbreviation' as const } : {}),
    }),
  );
}
