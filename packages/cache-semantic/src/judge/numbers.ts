import { NUMBER_WORDS } from './common-words.js';

const PERCENT = /(?<=\p{N})[^\S\n]?(?:percent|per cent)\b/giu;
/** `10MB`; an ordinal stays one word. */
const UNIT = /(?<![\p{L}\p{N}.,])([-+]?\p{N}[\p{N},.]*)(?!(?:st|nd|rd|th)\b)(\p{L}+)/gu;
const SCALED = /(?<![\p{L}\p{N}.,])(\d{1,6}(?:\.\d{1,6})?)[^\S\n]?(thousand|million|billion)\b/giu;
const SCALES: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9 };

/** One notation for percentages, numbers with units and large numbers. */
export function withPlainNumbers(text: string): string {
  return text
    .replace(PERCENT, '%')
    .replace(SCALED, (_, number: string, scale: string) =>
      String(Math.round(Number(number) * (SCALES[scale.toLowerCase()] ?? 1))),
    )
    .replace(UNIT, '$1 $2');
}

/** The number that a word in small letters is, in one notation. */
export function numberOf(word: string): string | undefined {
  const written = NUMBER_WORDS[word];
  if (written !== undefined) return written;
  if (!/^[-+]?\p{N}/u.test(word)) return undefined;
  const plain = word
    .replace(/[,.]+$/, '')
    .replace(/,(?=\d{3}(?!\d))/g, '')
    .replace(/(?<=\d)(?:st|nd|rd|th)$/, 'th');
  // 1.50 is 1.5 and 2.0 is 2, but versions with more points keep every part.
  return /^[-+]?\d+\.\d+$/.test(plain) ? String(Number(plain)) : plain;
}
