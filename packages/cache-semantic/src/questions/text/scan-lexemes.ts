import type { Lexeme, LexemeKind } from './lexeme.js';
import { LEXEME_PATTERNS } from './lexeme-patterns.js';

const PATTERN = new RegExp(LEXEME_PATTERNS.map(([name, , pattern]) => `(?<${name}>${pattern})`).join('|'), 'gu');
const KINDS: ReadonlyMap<string, LexemeKind> = new Map(LEXEME_PATTERNS.map(([name, kind]) => [name, kind]));
const QUOTES = new Set(['fence', 'tick', 'quote', 'single']);

/** Nearly every piece is a plain word between blanks: those are spared the long way through all patterns. */
const PLAIN_WORD = /([^\p{L}\p{N}_"'`~@#$%./\\<>+*&|^=°!:€£¥₹({-]{0,4})([A-Za-z]+)(?=[\s,?!;)]|\.(?:\s|$)|$)/uy;

/** Cuts a clean text into pieces; `rest` is what stands behind the last one. */
export function scanLexemes(text: string): { readonly lexemes: readonly Lexeme[]; readonly rest: string } {
  const lexemes: Lexeme[] = [];
  let end = 0;
  for (;;) {
    const lexeme = plainWordAt(text, end) ?? anyAfter(text, end);
    if (lexeme === undefined) return { lexemes, rest: text.slice(end) };
    lexemes.push(lexeme.lexeme);
    end = lexeme.end;
  }
}

interface Found {
  readonly lexeme: Lexeme;
  readonly end: number;
}

function plainWordAt(text: string, start: number): Found | undefined {
  PLAIN_WORD.lastIndex = start;
  const match = PLAIN_WORD.exec(text);
  if (match === null || (match[1] === '' && start > 0)) return undefined;
  const [, gap = '', word = ''] = match;
  return { lexeme: { kind: 'word', text: word, gap, quoted: false }, end: PLAIN_WORD.lastIndex };
}

function anyAfter(text: string, start: number): Found | undefined {
  PATTERN.lastIndex = start;
  const match = PATTERN.exec(text);
  if (match === null) return undefined;
  const [piece] = match;
  const name = patternOf(match.groups);
  const quoted = QUOTES.has(name);
  const lexeme: Lexeme = {
    kind: KINDS.get(name) ?? 'word',
    text: quoted ? unquoted(name, piece) : piece,
    gap: text.slice(start, match.index),
    quoted,
  };
  return { lexeme, end: PATTERN.lastIndex };
}

function patternOf(groups: Readonly<Record<string, string | undefined>> | undefined): string {
  for (const name in groups) {
    if (groups[name] !== undefined) return name;
  }
  return 'word';
}

const unquoted = (name: string, piece: string): string =>
  name === 'fence' ? piece.replace(/^```|```$/g, '').trim() : piece.slice(1, -1);
