import type { LexemeKind } from './lexeme.js';

const NOT_IN_WORD = '(?<![\\p{L}\\p{N}_])';
const WORD_END = '(?![\\p{L}\\p{N}_])';

/** Patterns in the order in which they are tried; their repetitions are bounded, so that no text takes long. */
export const LEXEME_PATTERNS: readonly (readonly [name: string, kind: LexemeKind, pattern: string])[] = [
  ['fence', 'code', '```[\\s\\S]*?(?:```|$)'],
  ['tick', 'code', '`[^`\\n]{1,500}`'],
  ['quote', 'code', `${NOT_IN_WORD}"[^"\\n]{1,500}"`],
  ['single', 'code', `(?<![\\p{L}\\p{N}_'])'[^'\\n]{1,200}'${WORD_END}`],
  ['url', 'code', '(?:[a-z][a-z0-9+:]{1,20}:\\/\\/|www\\.)[^\\s<>"\']{1,500}[^\\s<>"\'.,;:!?)\\]]'],
  ['email', 'code', `${NOT_IN_WORD}[\\w.+-]{1,64}@[\\w-]{1,64}(?:\\.[\\w-]{1,64}){1,5}`],
  ['scoped', 'code', '@[A-Za-z][\\w-]{0,64}(?:\\/[\\w.-]{1,64})?'],
  ['uuid', 'code', `${NOT_IN_WORD}[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}${WORD_END}`],
  [
    'hexadecimal',
    'code',
    `${NOT_IN_WORD}(?:0[xX][0-9a-fA-F]{1,64}|(?=[a-f]{0,64}\\d)(?=\\d{0,64}[a-f])[0-9a-f]{7,64})${WORD_END}`,
  ],
  ['color', 'code', `#[0-9a-fA-F]{6}${WORD_END}`],
  ['address', 'code', `${NOT_IN_WORD}\\d{1,3}(?:\\.\\d{1,3}){3}(?:[:/]\\d{1,5})?${WORD_END}`],
  ['windowsPath', 'code', `${NOT_IN_WORD}[A-Za-z]:\\\\[^\\s"']{0,200}`],
  ['path', 'code', '(?<![\\p{L}\\p{N}_./])(?:~|\\.{1,2})?(?:\\/[\\w.@{}:*-]{1,100}){1,20}\\/?(?<![.:])'],
  ['filePath', 'code', `${NOT_IN_WORD}[\\w-]{1,64}(?:\\/[\\w.-]{1,64}){1,10}\\.[A-Za-z]\\w{0,5}${WORD_END}`],
  ['variable', 'code', '\\$\\{?[A-Za-z_]\\w{0,64}\\}?|%[A-Z_]{2,64}%'],
  ['flag', 'code', '(?<![^\\s(])(?:--[A-Za-z][\\w-]{0,64}(?:=[^\\s]{1,100})?|-[A-Za-z]{1,3}(?![\\p{L}\\p{N}_-]))'],
  ['withSlash', 'word', `${NOT_IN_WORD}(?:w\\/o|w\\/|b\\/c|a\\/c|n\\/a)${WORD_END}`],
  ['complexity', 'code', `${NOT_IN_WORD}O\\([^()\\n]{1,20}(?:\\([^()\\n]{0,10}\\))?[^()\\n]{0,10}\\)`],
  ['namedLanguage', 'word', `${NOT_IN_WORD}(?:[cC]\\+\\+|[cCfFjJ]#|[nN]otepad\\+\\+)`],
  ['call', 'code', '[A-Za-z_$][\\w$]{0,64}(?:\\.[\\w$]{1,64}){0,6}\\((?!(?:e?s)\\))[^()\\s]{0,80}\\)'],
  [
    'snake',
    'code',
    `${NOT_IN_WORD}(?:_{1,2}[A-Za-z]\\w{0,80}|[A-Za-z][A-Za-z0-9]{0,64}(?:_[A-Za-z0-9]{0,64}){1,12})${WORD_END}`,
  ],
  ['isoDate', 'date', `${NOT_IN_WORD}\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}${WORD_END}`],
  [
    'shortDate',
    'date',
    `${NOT_IN_WORD}\\d{1,2}(?:-\\d{1,2}-|\\/\\d{1,2}\\/|\\.\\d{1,2}\\.)(?:\\d{4}|\\d{2})${WORD_END}`,
  ],
  ['clock', 'time', `${NOT_IN_WORD}\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s?[aApP]\\.?[mM]\\b\\.?)?`],
  ['hourOfDay', 'time', `${NOT_IN_WORD}\\d{1,2}\\s?(?:[aApP][mM]|[aApP]\\.[mM]\\.?)${WORD_END}`],
  [
    'version',
    'version',
    `${NOT_IN_WORD}(?:[vV]\\d{1,6}(?:\\.\\d{1,6}){0,5}|\\d{1,6}(?:\\.\\d{1,6}){2,5}|\\d{1,6}(?:\\.\\d{1,6}){0,3}\\.[xX*](?![\\p{L}\\p{N}]))(?:-[A-Za-z][\\w.]{0,20})?`,
  ],
  ['versionedName', 'word', `${NOT_IN_WORD}[A-Za-z]{2,20}\\d{1,4}(?:\\.\\d{1,4}){1,3}${WORD_END}`],
  [
    'dotted',
    'code',
    '\\.?[A-Za-z_$][\\w$]{0,64}(?:(?:\\.|::|->)[A-Za-z_$][\\w$]{0,64}){1,10}|(?<![^\\s(])\\.(?:net|NET|Net|env|gitignore|[a-z]{2,5})(?![\\p{L}\\p{N}_.])',
  ],
  [
    'number',
    'number',
    '(?:(?<=^|[\\s(=,:<>])-)?(?<![\\p{L}\\p{N}_])(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?(?!\\d)|\\d{1,3}(?: \\d{3})+(?![\\d.,]\\d|\\d)|\\d[\\d_]*(?:\\.\\d+)?|\\.\\d+)',
  ],
  ['word', 'word', "[\\p{L}\\p{M}]+[\\p{L}\\p{M}\\p{N}]*(?:'[\\p{L}]+)*"],
  ['tail', 'number', '\\d+'],
  [
    'symbol',
    'symbol',
    '[$€£¥₹%°]|->|=>|[=!<>]=|&&|\\|\\||[+=<>^|~&]|(?<=[\\s\\p{N}])[*/](?=[\\s\\p{N}])|(?<=(?:^|[\\s\\p{N}])[\\p{L}\\p{N}]\\s)-(?=\\s[\\p{L}\\p{N}](?:[\\s?.]|$))|\\p{Extended_Pictographic}',
  ],
];
