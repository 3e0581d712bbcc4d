import type { Random } from './random.js';

/** JSON-like spellings that are no JSON, each put in place of a number, a word or a string. */
const NO_JSON = [
  'NaN',
  'Infinity',
  '-Infinity',
  'undefined',
  '0x10',
  '01',
  '1.',
  '.5',
  '+1',
  "'a'",
  '1e',
  'True',
  '/**/1',
  '1e400',
  '-1e999',
];
const NO_UTF8 = [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xf8, 0x88, 0x80, 0x80, 0x80], [0xc0, 0xaf], [0x80]];
const TAILS = ['}', ']', '{}', ',', '\0', 'null', '\n\n{"a":1}', '<html>', '\u00a0', '"'];

/** The bytes of a JSON text with something wrong with them. */
export function mutateText(text: string, random: Random): Buffer {
  return random.pick(WAYS)(text, random);
}

type Way = (text: string, random: Random) => Buffer;

const cutAt = (text: string, random: Random): readonly [string, string] => {
  const at = random.below(text.length + 1);
  return [text.slice(0, at), text.slice(at)];
};

const WAYS: readonly Way[] = [
  // Cut off, and cut out.
  (text, random) => Buffer.from(cutAt(text, random)[0]),
  (text, random) => Buffer.from(cutAt(text, random)[1]),
  (text, random) => {
    const [start, rest] = cutAt(text, random);
    return Buffer.from(start + rest.slice(1 + random.below(20)));
  },
  // Something put in, or put behind.
  (text, random) => {
    const [start, rest] = cutAt(text, random);
    return Buffer.concat([Buffer.from(start), Buffer.from(random.pick(NO_UTF8)), Buffer.from(rest)]);
  },
  (text, random) => {
    const [start, rest] = cutAt(text, random);
    return Buffer.from(start + String.fromCharCode(random.below(128)) + rest);
  },
  (text, random) => Buffer.from(text + random.pick(TAILS)),
  (text) => Buffer.from(`\ufeff${text}`),
  // One character for another.
  (text, random) => {
    const bytes = Buffer.from(text);
    bytes[random.below(bytes.length)] = random.below(256);
    return bytes;
  },
  // Values that other languages can spell.
  (text, random) => Buffer.from(text.replace(/(?<=:)(?:"[^"]*"|\d+|true|false)/, random.pick(NO_JSON))),
  (text, random) => Buffer.from(text.replace(/}/, `,${random.pick(NO_JSON)}}`)),
  (text) => Buffer.from(text.replaceAll('"', "'")),
  (text) => Buffer.from(text.replace(/([}\]])$/, ',$1')),
  // A member twice.
  (text, random) => Buffer.from(text.replace('{', `{"model":"a","messages":${random.pick(['[]', 'null', '"x"'])},`)),
  (text) => Buffer.from(text.replace(/"role":/, '"role":"user","role":')),
  // Nested as no parser likes it.
  (text, random) => nestedText(text, random.pick([201, 1000, 5000])),
  (_text, random) => Buffer.from(random.pick(['[', '{"a":', '{"messages":[']).repeat(5000)),
  // Another encoding altogether.
  (text) => Buffer.from(text, 'utf16le'),
  (text) => Buffer.from(Buffer.from(text).toString('base64')),
  (_text, random) => Buffer.from(Array.from({ length: 200 }, () => random.below(256))),
  (_text, random) =>
    Buffer.from(random.pick(['', ' ', '\n', 'null', '0', '""', '[]', '{}', 'true', '{"messages":[]}'])),
];

/** The text as a member below so many lists. */
function nestedText(text: string, levels: number): Buffer {
  return Buffer.from(text.replace('{', `{"x":${'['.repeat(levels)}${']'.repeat(levels)},`));
}
