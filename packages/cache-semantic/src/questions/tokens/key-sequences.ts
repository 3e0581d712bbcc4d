import { cleanText } from '../text/clean-text.js';
import { scanLexemes } from '../text/scan-lexemes.js';
import { listed } from '../words/word-table.js';
import type { Draft } from './draft.js';
import { draftsOfLexemes } from './drafts-of-lexemes.js';
import { joinPhrases } from './join-phrases.js';

/** Phrases by the key of their first token, longest first; each a row of keys. */
export type KeySequences = ReadonlyMap<string, readonly (readonly string[])[]>;

/** Reads a table of phrases, parted by commas and lines, as questions are read. */
export function keySequences(table: string): KeySequences {
  const sequences = new Map<string, string[][]>();
  for (const phrase of table.split('\n').flatMap(listed)) {
    // These are left out of questions before phrases are looked for.
    const keys = keysOf(phrase).filter((key) => key !== 'please' && key !== 'kindly');
    const [first] = keys;
    if (first === undefined) continue;
    const others = sequences.get(first) ?? [];
    sequences.set(first, others);
    others.push(keys);
  }
  for (const others of sequences.values()) others.sort((one, other) => other.length - one.length);
  return sequences;
}

function keysOf(phrase: string): string[] {
  const text = cleanText(phrase);
  return joinPhrases(draftsOfLexemes(scanLexemes(text).lexemes, text)).map(({ key }) => key);
}

/** How many of the drafts from `start` on make up the longest of these phrases; 0 where none begins there. */
export function sequenceAt(sequences: KeySequences, drafts: readonly Keyed[], start: number): number {
  for (const keys of sequences.get(drafts[start]?.key ?? '') ?? NONE) {
    if (fits(keys, drafts, start)) return keys.length;
  }
  return 0;
}

/** As `sequenceAt`, for all of the phrases that begin there, longest first. */
export function sequencesAt(sequences: KeySequences, drafts: readonly Keyed[], start: number): readonly number[] {
  const candidates = sequences.get(drafts[start]?.key ?? '');
  if (candidates === undefined) return [];
  return candidates.filter((keys) => fits(keys, drafts, start)).map(({ length }) => length);
}

const NONE: readonly (readonly string[])[] = [];

function fits(keys: readonly string[], drafts: readonly Keyed[], start: number): boolean {
  for (let offset = 1; offset < keys.length; offset += 1) {
    if (drafts[start + offset]?.key !== keys[offset]) return false;
  }
  return true;
}

type Keyed = Pick<Draft, 'key'>;
