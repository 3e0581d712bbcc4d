import { expandContraction } from '../forms/contractions.js';
import { commonSpelling } from '../forms/spelling.js';
import { NAMED_WORDS } from '../words/lexicon.js';
import type { Draft } from './draft.js';

const MISSING_BLANK = /^(\p{L}?\p{Ll}+)\.(\p{Lu}\p{Ll}*)$/u;
const EMPTY_CALL = /^([A-Za-z_$][\w$.]*)\(\)$/;
const PLAIN_WORD = /^[a-z]{2,}$/;

/**
 * A piece with signs inside: a name from the lists ("node.js", "e.g"), two sentences without a blank between them, or code.
 * "sort()" is "sort".
 */
export function dottedDrafts(raw: string, gap: string): Draft[] {
  const lower = raw.toLowerCase();
  if (NAMED_WORDS.has(lower)) return [{ kind: 'word', key: lower, raw, gap, changes: [] }];
  const expanded = expandContraction(lower);
  if (expanded !== undefined) {
    return expanded.map((key, index) => ({
      kind: 'word',
      key,
      raw: index === 0 ? raw : '',
      gap: index === 0 ? gap : '',
      changes: ['abbreviation'],
    }));
  }
  const [, before, after] = MISSING_BLANK.exec(raw) ?? [];
  if (before !== undefined && after !== undefined) return [plain(before, gap), ...sentenceStart(after)];
  const [, called] = EMPTY_CALL.exec(raw) ?? [];
  if (called !== undefined && PLAIN_WORD.test(called)) return [plain(called, gap)];
  return [{ kind: 'code', key: called ?? raw, raw, gap, changes: [], exact: true }];
}

const plain = (raw: string, gap: string): Draft => ({
  kind: 'word',
  key: commonSpelling(raw.toLowerCase()),
  raw,
  gap,
  changes: [],
});

function sentenceStart(raw: string): Draft[] {
  const words = expandContraction(raw.toLowerCase()) ?? [raw.toLowerCase()];
  return words.map((word, index) => plain(index === 0 ? raw : word, index === 0 ? '. ' : ''));
}
