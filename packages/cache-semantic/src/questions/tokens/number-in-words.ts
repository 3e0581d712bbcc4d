import {
  AFTER_ONE_THING,
  BEFORE_ONE_THING,
  ORDINAL_NUMBERS,
  SCALES,
  SMALL_NUMBERS,
  TENS_NUMBERS,
} from '../words/number-words.js';
import { type Draft, mergeDrafts } from './draft.js';
import { isPause } from './gaps.js';
import type { Reading } from './number-drafts.js';
import { isOrdinaryGap } from './ordinary-gap.js';

interface Sum {
  readonly total: number;
  /** What is below the last thousand. */
  readonly current: number;
  /** What may follow: the next word must be worth less than this. */
  readonly room: number;
  readonly count: number;
}

/** A number in words: "twenty-five", "one hundred and twenty thousand", "a dozen", "twenty first". */
export function numberInWords(drafts: readonly Draft[], start: number): Reading | undefined {
  let sum: Sum = { total: 0, current: 0, room: Number.POSITIVE_INFINITY, count: 0 };
  if (startsWithArticle(drafts, start)) sum = { ...sum, current: 1, count: 1 };
  for (;;) {
    const next = add(sum, drafts, start);
    if (next === undefined) break;
    sum = next;
  }
  const parts = drafts.slice(start, start + sum.count);
  const ordinal = ordinalBehind(sum, drafts[start + sum.count]);
  if (ordinal !== undefined) {
    const key = `#${sum.total + sum.current + ordinal}th`;
    return {
      drafts: [
        mergeDrafts(drafts.slice(start, start + sum.count + 1), { kind: 'number', key, change: 'number-format' }),
      ],
      count: sum.count + 1,
    };
  }
  if (sum.count === 0 || (parts.length === 1 && isThing(drafts, start))) return undefined;
  const key = `#${sum.total + sum.current}`;
  return { drafts: [mergeDrafts(parts, { kind: 'number', key, change: 'number-format' })], count: sum.count };
}

const startsWithArticle = (drafts: readonly Draft[], start: number): boolean =>
  drafts[start]?.key === 'a' && SCALES.has(drafts[start + 1]?.key ?? '');

function add(sum: Sum, drafts: readonly Draft[], start: number): Sum | undefined {
  const draft = drafts[start + sum.count];
  if (draft === undefined || draft.kind !== 'word' || (sum.count > 0 && !isOrdinaryGap(draft.gap))) return undefined;
  const { key } = draft;
  if (key === 'and') return addBehindAnd(sum, drafts, start);
  const scale = SCALES.get(key);
  if (scale !== undefined) return multiplied(sum, scale);
  const small = SMALL_NUMBERS.get(key);
  const value = small ?? TENS_NUMBERS.get(key);
  if (value === undefined || value >= sum.room) return undefined;
  return { ...sum, current: sum.current + value, room: small === undefined ? 10 : 0, count: sum.count + 1 };
}

/** "and" belongs to a number behind hundreds and thousands: "one hundred and five", but not "five and six". */
function addBehindAnd(sum: Sum, drafts: readonly Draft[], start: number): Sum | undefined {
  if (sum.count === 0 || sum.room < 100 || sum.room === Number.POSITIVE_INFINITY) return undefined;
  const behind = add({ ...sum, count: sum.count + 1 }, drafts, start);
  return behind !== undefined && behind.current > sum.current ? behind : undefined;
}

function multiplied(sum: Sum, scale: number): Sum | undefined {
  if (sum.current === 0)
    return sum.count === 0 && scale === 12 ? { ...sum, current: 12, room: 0, count: 1 } : undefined;
  if (scale === 100 || scale === 12)
    return { ...sum, current: sum.current * scale, room: scale === 100 ? 100 : 0, count: sum.count + 1 };
  return { total: sum.total + sum.current * scale, current: 0, room: scale, count: sum.count + 1 };
}

function ordinalBehind(sum: Sum, draft: Draft | undefined): number | undefined {
  if (sum.count === 0 || draft === undefined || sum.room !== 10 || isPause(draft.gap)) return undefined;
  const value = ORDINAL_NUMBERS.get(draft.key);
  return value !== undefined && value > 0 && value < 10 ? value : undefined;
}

/** "Which one", "the one that", "a new one": a thing, no number. */
function isThing(drafts: readonly Draft[], index: number): boolean {
  if (drafts[index]?.key !== 'one') return false;
  const next = drafts[index + 1];
  return (
    BEFORE_ONE_THING.has(drafts[index - 1]?.key ?? '') ||
    next === undefined ||
    isPause(next.gap) ||
    AFTER_ONE_THING.has(next.key)
  );
}
