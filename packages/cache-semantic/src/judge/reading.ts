import { COMMON_WORDS, NEGATIONS, QUALIFIERS } from './common-words.js';
import { numberOf, withPlainNumbers } from './numbers.js';

/** What an answer in prose consists of, for comparing it. */
export interface Reading {
  /** Every word in small letters, numbers as `#`. */
  readonly words: readonly string[];
  readonly vocabulary: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
  /** Stems of the words that tell something, numbers aside. */
  readonly content: readonly string[];
  /** Numbers in one notation, the least first. */
  readonly numbers: readonly string[];
  /** What tells something, numbers among it, in the order of the answer. */
  readonly sequence: readonly string[];
  /** Words of grammar that matter, in the order of the alphabet. */
  readonly qualifiers: string;
  /** Names and identifiers, in small letters. */
  readonly names: ReadonlySet<string>;
  /** How it begins: with yes or with no. */
  readonly lead: 'yes' | 'no' | undefined;
  readonly negations: number;
}

const WORD =
  /(?<![\p{L}\p{N}])[-+]?\p{N}[\p{N},.]*(?:%|\p{L}+)?|[\p{L}_$][\p{L}\p{N}\p{M}_$]*(?:[-.'’][\p{L}\p{N}_]+)*/gu;
const LIST_MARK = /^[^\S\n]*(?:\d{1,3}[.)]|[-*+•])[^\S\n]+/gm;
const MARKUP = /[*`~]+|^#+[^\S\n]+/gm;
/** What stands before the first word of a sentence. */
const SENTENCE_START = /(?:^|[.!?:;\n"“”(]\s*|[.!?]\s+)$/;
const YES = /^(?:yes|yeah|yep|correct|true|indeed|absolutely|certainly)\b/i;
const NO = /^(?:no|nope|false|incorrect|never)\b(?!\.\s*\d)/i;

/** Takes an answer apart; proportional to its length. */
export function readAnswer(answer: string): Reading {
  const text = withPlainNumbers(answer.replace(LIST_MARK, '').replace(MARKUP, '').trim());
  const found: Found = { words: [], content: [], numbers: [], sequence: [], names: new Set(), negations: 0 };
  for (const match of text.matchAll(WORD)) {
    const before = text.slice(Math.max(0, match.index - 4), match.index);
    for (const raw of partsOf(match[0])) noteWord(found, raw, before);
  }
  const { words, content, sequence, names, negations } = found;
  const vocabulary = new Set(words);
  return {
    words,
    vocabulary,
    stems: new Set(words.map(stemOf)),
    content,
    sequence,
    qualifiers: [...vocabulary]
      .filter((word) => QUALIFIERS.has(word))
      .sort()
      .join(' '),
    numbers: found.numbers.sort(),
    names,
    lead: leadOf(text),
    negations,
  };
}

interface Found {
  readonly words: string[];
  readonly content: string[];
  readonly numbers: string[];
  readonly sequence: string[];
  readonly names: Set<string>;
  negations: number;
}

function noteWord(found: Found, raw: string, before: string): void {
  const word = raw.toLowerCase();
  const number = numberOf(word);
  if (number !== undefined) {
    found.words.push('#');
    found.numbers.push(number);
    found.sequence.push(number);
    return;
  }
  found.words.push(word);
  if (NEGATIONS.has(word)) found.negations += 1;
  else if (!COMMON_WORDS.has(word)) {
    found.content.push(stemOf(word));
    found.sequence.push(stemOf(word));
  }
  if (isName(raw, before)) found.names.add(word);
}

function leadOf(text: string): Reading['lead'] {
  if (YES.test(text)) return 'yes';
  return NO.test(text) ? 'no' : undefined;
}

/** A verb and its `n't` are two words; an apostrophe's ending adds nothing. */
function partsOf(raw: string): readonly string[] {
  const plain = raw.replace('’', "'");
  if (/^can't$/i.test(plain)) return ['can', "n't"];
  if (/n't$/i.test(plain)) return [plain.slice(0, -3), "n't"];
  return [plain.replace(/'(?:s|re|ve|ll|d|m)$/i, '')];
}

/** Capitals within a sentence, capitals inside a word, and what only code spells so. */
function isName(raw: string, before: string): boolean {
  if (/[_$]|\p{L}\.\p{L}|\p{Ll}\p{Lu}/u.test(raw)) return true;
  if (!/^\p{Lu}/u.test(raw) || raw === 'I' || COMMON_WORDS.has(raw.toLowerCase())) return false;
  return /^\p{Lu}{2,}$/u.test(raw) || !SENTENCE_START.test(before);
}

/** A word without the endings that follow from grammar, where it is long enough. */
export function stemOf(word: string): string {
  if (word.length < 5) return word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
  return word.replace(/(?:ies|y)$/, 'i').replace(/(?:ing|ed|es|s|e|ly)$/, '');
}
