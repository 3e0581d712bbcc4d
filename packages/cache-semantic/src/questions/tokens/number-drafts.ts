import { CURRENCIES } from '../words/currencies.js';
import { UNIT_NAMES } from '../words/lexicon.js';
import { type Draft, mergeDrafts } from './draft.js';
import { numberInDigits } from './number-in-digits.js';
import { numberInWords } from './number-in-words.js';
import { isOrdinaryGap } from './ordinary-gap.js';
import { romanNumber } from './roman-number.js';

/** Some drafts taken together as others. */
export interface Reading {
  readonly drafts: readonly Draft[];
  readonly count: number;
}

/** Reads numbers in digits and words, with their units: "$1.5k", "one thousand five hundred dollars" and "1,500 USD" come out equal. */
export function readNumbers(drafts: readonly Draft[]): Draft[] {
  const read: Draft[] = [];
  for (let index = 0; index < drafts.length; ) {
    const draft = drafts[index];
    if (draft === undefined) break;
    const number = numberInDigits(drafts, index) ?? numberInWords(drafts, index) ?? romanNumber(drafts, index);
    if (number === undefined) {
      read.push(draft);
      index += 1;
      continue;
    }
    read.push(...number.drafts);
    index += number.count;
    if (number.drafts.at(-1)?.kind === 'number') index += pushUnit(read, drafts, index);
  }
  return read.map(withoutUselessZeros);
}

/** Puts the unit of the number that was read last behind it, wherever it stands; returns how many drafts that took. */
function pushUnit(read: Draft[], drafts: readonly Draft[], index: number): number {
  const next = drafts[index];
  const unit = next === undefined ? undefined : unitOf(next);
  if (isPriced(read) && !(unit !== undefined && CURRENCIES.has(unit))) {
    const [currency, number] = read.splice(-2);
    if (currency !== undefined && number !== undefined) read.push({ ...number, gap: currency.gap }, currency);
    return 0;
  }
  if (next === undefined || unit === undefined) return 0;
  const plain = next.key === unit ? {} : { change: 'number-format' as const };
  read.push(mergeDrafts([next], { kind: 'word', key: unit, ...plain }));
  return 1;
}

const unitOf = ({ kind, gap, key }: Draft): string | undefined =>
  kind !== 'code' && isOrdinaryGap(gap) ? UNIT_NAMES.get(key) : undefined;

/** "$5", "USD 5". */
const isPriced = (read: readonly Draft[]): boolean =>
  CURRENCIES.has(read.at(-2)?.key ?? '') && (read.at(-1)?.gap ?? ' ').trim() === '';

/** 5.00 dollars are 5 dollars; where nothing says that a number counts or measures, 3.10 stays 3.10. */
function withoutUselessZeros(draft: Draft, index: number, all: readonly Draft[]): Draft {
  const { kind, key } = draft;
  if (kind !== 'number' || !key.includes('.')) return draft;
  const next = all[index + 1];
  const measures = key.startsWith('#0.') || draft.raw.includes(',') || (next !== undefined && isUnit(next));
  if (!measures || !key.endsWith('0')) return draft;
  return { ...draft, key: key.replace(/\.?0+$/, ''), changes: [...draft.changes, 'number-format'] };
}

const isUnit = ({ key, kind }: Draft): boolean => kind === 'word' && UNIT_NAMES.get(key) === key;
