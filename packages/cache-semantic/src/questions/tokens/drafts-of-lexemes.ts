import type { BenignChange } from '../comparison.js';
import { expandContraction } from '../forms/contractions.js';
import { commonSpelling } from '../forms/spelling.js';
import type { Lexeme } from '../text/lexeme.js';
import { NAMED_WORDS, TOPICS } from '../words/lexicon.js';
import { PROPER_ACRONYMS } from '../words/proper-acronyms.js';
import { dottedDrafts } from './dotted-drafts.js';
import type { Draft } from './draft.js';
import { hasInnerCapital, isShouting } from './letter-case.js';

const LETTERS_AND_DIGITS = /^([a-z]+)(\d+(?:\.\d+)*)$/;
const NOT_PLAIN = /[^a-z]/;
const LONE_WORD = /^[a-z]{2,}$/;

/** The tokens of a text before phrases, numbers and fillers are looked for: one or more for each piece. */
export function draftsOfLexemes(lexemes: readonly Lexeme[], text: string): Draft[] {
  const shouting = isShouting(text);
  const drafts: Draft[] = [];
  for (const lexeme of lexemes) {
    const { kind, text: raw, gap, quoted } = lexeme;
    if (kind === 'word') pushWord(drafts, lexeme, shouting);
    else if (kind !== 'code')
      drafts.push({ kind: kind === 'time' ? 'date' : kind, key: raw.toLowerCase(), raw, gap, changes: [] });
    else if (quoted) drafts.push(quotedDraft(lexeme));
    else drafts.push(...dottedDrafts(raw, gap));
  }
  return drafts;
}

/** A single small word in quotation marks is that word. */
function quotedDraft({ text, gap }: Lexeme): Draft {
  if (LONE_WORD.test(text))
    return { kind: 'word', key: commonSpelling(text), raw: text, gap, changes: [], quoted: true };
  return { kind: 'code', key: text.trim(), raw: text, gap, changes: [], exact: true, quoted: true };
}

function pushWord(drafts: Draft[], { text: raw, gap }: Lexeme, shouting: boolean): void {
  const lower = foldAccents(raw.toLowerCase());
  const proper = shouting ? undefined : PROPER_ACRONYMS.get(raw);
  if (proper !== undefined) {
    drafts.push({ kind: 'word', key: proper, raw, gap, changes: ['abbreviation'] });
    return;
  }
  const expanded = NOT_PLAIN.test(lower) || !NAMED_WORDS.has(lower) ? expandContraction(lower) : undefined;
  if (expanded !== undefined) {
    const [first = lower, ...others] = expanded;
    drafts.push({ kind: 'word', key: commonSpelling(first), raw, gap, changes: ['contraction'] });
    for (const key of others) drafts.push({ kind: 'word', key, raw: '', gap: '', changes: ['contraction'] });
    return;
  }
  const numbered = NAMED_WORDS.has(lower) ? null : LETTERS_AND_DIGITS.exec(lower);
  if (numbered !== null) pushNumbered(drafts, numbered, { raw, gap });
  else drafts.push(wordDraft(raw, lower, gap));
}

function wordDraft(raw: string, lower: string, gap: string): Draft {
  const key = commonSpelling(lower);
  const changes: readonly BenignChange[] = key === lower ? [] : ['spelling'];
  const draft: Draft = { kind: 'word', key, raw, gap, changes };
  return hasInnerCapital(raw) && !NAMED_WORDS.has(lower) ? { ...draft, exact: true } : draft;
}

/** "python3" is Python 3; "b12" is a name of its own. */
function pushNumbered(
  drafts: Draft[],
  [whole = '', name = '', digits = '']: RegExpExecArray,
  { raw, gap }: Pick<Draft, 'raw' | 'gap'>,
): void {
  const topic = TOPICS.get(name);
  if (name.length > 1 && (topic === 'programming-language' || topic === 'technology')) {
    drafts.push({ kind: 'word', key: name, raw: raw.slice(0, name.length), gap, changes: [] });
    drafts.push({ kind: 'version', key: `v${digits}`, raw: digits, gap: '', changes: ['spacing'] });
  } else {
    drafts.push({ kind: 'code', key: whole, raw, gap, changes: [] });
  }
}

const foldAccents = (word: string): string =>
  /[^\0-\x7f]/.test(word) ? word.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC') : word;
