import { describe, expect, it } from 'vitest';
import { scanLexemes } from './scan-lexemes.js';

const pieces = (text: string): readonly string[] =>
  scanLexemes(text).lexemes.map(({ kind, text: piece }) => `${kind}:${piece}`);

describe('scanLexemes', () => {
  it.each([
    ['How do I do it?', ['word:How', 'word:do', 'word:I', 'word:do', 'word:it']],
    ["don't", ["word:don't"]],
    ['run `npm test` now', ['word:run', 'code:npm test', 'word:now']],
    ['say "good day" twice', ['word:say', 'code:good day', 'word:twice']],
    [
      "the users' data and the owners' names",
      ['word:the', 'word:users', 'word:data', 'word:and', 'word:the', 'word:owners', 'word:names'],
    ],
    ['see https://example.com/a?b=c.', ['word:see', 'code:https://example.com/a?b=c']],
    ['mail a.b@example.org, please', ['word:mail', 'code:a.b@example.org', 'word:please']],
    ['edit /etc/hosts or ./src/a.ts', ['word:edit', 'code:/etc/hosts', 'word:or', 'code:./src/a.ts']],
    ['and/or', ['word:and', 'word:or']],
    ['git push --force -u', ['word:git', 'word:push', 'code:--force', 'code:-u']],
    ['MAX_SIZE is $HOME', ['code:MAX_SIZE', 'word:is', 'code:$HOME']],
    ['C++ and C# and .NET', ['word:C++', 'word:and', 'word:C#', 'word:and', 'code:.NET']],
    ['1,000 or 2.5 or -3', ['number:1,000', 'word:or', 'number:2.5', 'word:or', 'number:-3']],
    ['5GB, 2nd', ['number:5', 'word:GB', 'number:2', 'word:nd']],
    ['v1.2.3 and 3.10.1', ['version:v1.2.3', 'word:and', 'version:3.10.1']],
    ['Python 3.10.', ['word:Python', 'number:3.10']],
    ['on 2024-01-15 at 5:30 pm', ['word:on', 'date:2024-01-15', 'word:at', 'time:5:30 pm']],
    ['in O(n log n) time', ['word:in', 'code:O(n log n)', 'word:time']],
    ['2+2', ['number:2', 'symbol:+', 'number:2']],
    ['file(s)', ['word:file', 'word:s']],
  ])('%s', (text, expected) => {
    expect(pieces(text)).toEqual(expected);
  });

  it('gives back every character', () => {
    const text = '  Hi, "you"! Is 5 > 3?  ';
    const { lexemes, rest } = scanLexemes(text);
    expect(lexemes.map(({ gap, text: piece, quoted }) => gap + (quoted ? `"${piece}"` : piece)).join('') + rest).toBe(
      text,
    );
  });
});
