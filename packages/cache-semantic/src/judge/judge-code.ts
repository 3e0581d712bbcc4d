import type { Judgement } from './judgement.js';

interface CodeAnswer {
  readonly language: string;
  readonly tokens: readonly string[];
}

const BLOCK = /^```([^\n`]*)\n([\s\S]*?)^```[^\S\n]*$/gm;
/** Share of an answer that must be code for it to be one of code. */
const MIN_CODE = 0.5;
const TOKEN = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|[A-Za-z_$][\w$]*|\d[\w.]*|[^\s\w]/g;
const COMMENT = /^[^\S\n]*(?:\/\/|#(?!include|define|!)|--)[^\n]*$|\/\*[\s\S]*?\*\//gm;
const NUMBER = /^\d/;

/** One word for a language that goes by several. */
const SAME_LANGUAGE: Readonly<Record<string, string>> = {
  js: 'javascript',
  node: 'javascript',
  ts: 'typescript',
  py: 'python',
  python3: 'python',
  rb: 'ruby',
  sh: 'shell',
  bash: 'shell',
  zsh: 'shell',
  console: 'shell',
  yml: 'yaml',
  golang: 'go',
  rs: 'rust',
  cs: 'csharp',
  'c#': 'csharp',
  'c++': 'cpp',
};

/**
 * Judges two answers that are mostly fenced code by their tokens, comments and spacing aside. Undefined where neither is
 * one. The same program with other numbers, or in another language, is another answer; another program may do the same.
 */
export function judgeCode(left: string, right: string): Judgement | undefined {
  const [one, other] = [codeOf(left), codeOf(right)];
  if (one === undefined && other === undefined) return undefined;
  if (one === undefined || other === undefined) return 'unknown';
  if (one.language !== '' && other.language !== '' && one.language !== other.language) return 'wrong';
  if (sameTokens(one.tokens, other.tokens)) return 'right';
  const shape = (tokens: readonly string[]): readonly string[] =>
    tokens.map((token) => (NUMBER.test(token) ? '0' : token));
  return sameTokens(shape(one.tokens), shape(other.tokens)) ? 'wrong' : 'unknown';
}

function codeOf(answer: string): CodeAnswer | undefined {
  const blocks = [...answer.matchAll(BLOCK)];
  const code = blocks.map((block) => block[2] ?? '').join('\n');
  if (code.trim() === '' || code.length < MIN_CODE * answer.length) return undefined;
  const name = (blocks[0]?.[1] ?? '').trim().toLowerCase();
  return { language: SAME_LANGUAGE[name] ?? name, tokens: code.replace(COMMENT, '').match(TOKEN) ?? [] };
}

const sameTokens = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((token, index) => token === other[index]);
