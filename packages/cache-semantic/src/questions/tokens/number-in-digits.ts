import { UNIT_NAMES } from '../words/lexicon.js';
import { ORDINAL_WORDS, SCALES } from '../words/number-words.js';
import { type Draft, mergeDrafts } from './draft.js';
import type { Reading } from './number-drafts.js';
import { isOrdinaryGap } from './ordinary-gap.js';

const ORDINAL_END = /^(?:st|nd|rd|th)$/;
const EXPONENT = /^e(\d{1,3})$/;

/** A number in digits with what belongs to it: "1,000", "2nd", "10k", "1.5 million", "1e6"; "3d" and "1080p" are names. */
export function numberInDigits(drafts: readonly Draft[], start: number): Reading | undefined {
  const draft = drafts[start];
  if (draft?.kind !== 'number') return undefined;
  const plain = plainDigits(draft.raw);
  const next = drafts[start + 1];
  const attached = attachedTo(plain, next);
  const both = attached === undefined ? [draft] : [draft, attached];
  if (attached !== undefined && ORDINAL_END.test(attached.key)) return reading(both, ordinal(plain));
  const exponent = EXPONENT.exec(attached?.key ?? '')?.[1];
  if (exponent !== undefined) return reading(both, numberKey(scaled(plain, 10 ** Number(exponent))));
  const scale = scaleOf(next, attached !== undefined);
  if (next !== undefined && scale !== undefined) return reading([draft, next], numberKey(scaled(plain, scale)));
  if (attached !== undefined && UNIT_NAMES.get(attached.key) === undefined)
    return reading(both, {
      kind: 'code',
      key: both
        .map(({ raw }) => raw)
        .join('')
        .toLowerCase(),
    });
  return reading([draft], numberKey(plain));
}

function reading(parts: readonly Draft[], { kind, key }: Pick<Draft, 'kind' | 'key'>): Reading {
  const raw = parts.map((part) => part.raw).join('');
  const isPlain = key === `#${raw}` || kind === 'code';
  return {
    drafts: [mergeDrafts(parts, isPlain ? { kind, key } : { kind, key, change: 'number-format' })],
    count: parts.length,
  };
}

/** What is written to the number without a blank, or is the end of an ordinal. */
function attachedTo(plain: string, next: Draft | undefined): Draft | undefined {
  if (next === undefined || next.kind === 'symbol') return undefined;
  const isOrdinal = next.key === ordinalEnd(plain) && isOrdinaryGap(next.gap);
  return next.gap === '' || isOrdinal ? next : undefined;
}

/** What an ordinal in these digits ends with. */
function ordinalEnd(plain: string): string | undefined {
  if (!/^\d+$/.test(plain)) return undefined;
  if (/1[123]$/.test(plain)) return 'th';
  return ['th', 'st', 'nd', 'rd'][Number(plain.at(-1))] ?? 'th';
}

function plainDigits(raw: string): string {
  const plain = raw.replace(/[,_\s]/g, '').replace(/^(-?)\./, '$10.');
  return plain.replace(/^(-?)0+(?=\d)/, '$1');
}

function scaleOf(next: Draft | undefined, attached: boolean): number | undefined {
  if (next === undefined || !isOrdinaryGap(next.gap)) return undefined;
  if (attached && next.key === 'k') return 1_000;
  if (attached && next.raw === 'M') return 1_000_000;
  if (attached && next.raw === 'B') return 1_000_000_000;
  return next.kind === 'word' && next.gap.trim() === '' ? SCALES.get(next.key) : undefined;
}

function scaled(plain: string, scale: number): string {
  const value = Number(plain) * scale;
  return Number.isSafeInteger(Math.round(value)) ? String(Number(value.toPrecision(15))) : `${plain}x${scale}`;
}

const numberKey = (plain: string): Pick<Draft, 'kind' | 'key'> => ({ kind: 'number', key: `#${plain}` });

function ordinal(plain: string): Pick<Draft, 'kind' | 'key'> {
  const word = ORDINAL_WORDS[Number(plain)];
  return word === undefined ? { kind: 'number', key: `#${plain}th` } : { kind: 'word', key: word };
}
