import type { Random } from '../../malformed/random.js';

/** Text that is printed as it is: a number as no JavaScript number can hold it, or a part that was printed before. */
export interface RawJson {
  readonly rawJson: string;
}

/** @throws SyntaxError when `text` is no JSON. */
export function raw(text: string): RawJson {
  JSON.parse(text);
  return { rawJson: text };
}

/** Prints a value as nobody's printer would: members in any order, white space anywhere, letters written as escapes. */
export function printOddly(value: unknown, random: Random): string {
  const gap = (): string => (random.oneIn(6) ? random.pick(GAPS) : '');
  const print = (one: unknown): string => {
    if (typeof one === 'string') return printString(one, random);
    if (Array.isArray(one)) return `[${one.map((item) => gap() + print(item) + gap()).join(',')}]`;
    if (typeof one !== 'object' || one === null) return JSON.stringify(one);
    if (isRaw(one)) return one.rawJson;
    const members = shuffled(Object.entries(one), random).filter(([, member]) => member !== undefined);
    return `{${members.map(([name, member]) => `${gap()}${print(name)}${gap()}:${gap()}${print(member)}${gap()}`).join(',')}}`;
  };
  return gap() + print(value) + gap();
}

const GAPS = [' ', '  ', '\n', '\r\n\t', '\n    '];

const isRaw = (value: object): value is RawJson => 'rawJson' in value;

/** One escape, or one character that is none. */
const SIGNS = /\\(?:u[0-9a-f]{4}|.)|[^\\]/gsu;

function printString(text: string, random: Random): string {
  const inside = JSON.stringify(text).slice(1, -1);
  const written = inside.replace(SIGNS, (sign) => (sign.startsWith('\\') || !random.oneIn(40) ? sign : escaped(sign)));
  return `"${written}"`;
}

function escaped(sign: string): string {
  if (sign === '/') return '\\/';
  return sign.split('').map(unicodeEscape).join('');
}

const unicodeEscape = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

function shuffled<Item>(items: readonly Item[], random: Random): readonly Item[] {
  const left = [...items];
  return items.flatMap(() => left.splice(random.below(left.length), 1));
}
