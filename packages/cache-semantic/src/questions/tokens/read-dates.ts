import { AMBIGUOUS_MONTHS, BEFORE_A_DATE, MONTHS, SHORT_WEEKDAYS, WEEKDAYS } from '../words/calendar.js';
import { ORDINAL_NUMBERS } from '../words/number-words.js';
import { type Draft, mergeDrafts } from './draft.js';
import { numericDate } from './numeric-date.js';

/** Reads dates and times of day: "Jan 5th, 2024", "5 January 2024" and "2024-01-05" come out equal, as "5pm" and "17:00" do. */
export function readDates(drafts: readonly Draft[]): Draft[] {
  const read: Draft[] = [];
  for (let index = 0; index < drafts.length; ) {
    const draft = drafts[index];
    if (draft === undefined) break;
    const count = draft.kind === 'date' ? 0 : pushDate(read, drafts, index);
    if (count === 0) read.push(draft.kind === 'date' ? numericDate(draft) : weekday(draft, drafts[index - 1]));
    index += Math.max(count, 1);
  }
  return read;
}

/** Pushes the date that begins here, with its day, month and year as far as they are told; returns how many drafts it takes. */
function pushDate(read: Draft[], drafts: readonly Draft[], start: number): number {
  const at = (offset: number): Draft | undefined => drafts[start + offset];
  const dayFirst = dayOf(at(0));
  const monthAt = dayFirst === undefined ? 0 : at(1)?.key === 'of' ? 2 : 1;
  const month = monthOf(at(monthAt), drafts[start + monthAt - 1], at(monthAt + 1));
  if (month === undefined) return 0;
  let end = monthAt + 1;
  const day = dayFirst ?? dayOf(at(end));
  if (dayFirst === undefined && day !== undefined) end += 1;
  const year = yearOf(at(end));
  if (year !== undefined) end += 1;
  const parts = drafts.slice(start, start + end);
  const key = `date:${year ?? ''}-${month}-${day ?? ''}`;
  read.push(mergeDrafts(parts, { kind: 'date', key, change: 'number-format' }));
  return end;
}

function monthOf(draft: Draft | undefined, before: Draft | undefined, after: Draft | undefined): number | undefined {
  const month = draft?.kind === 'word' ? MONTHS.get(draft.key) : undefined;
  if (draft === undefined || month === undefined) return undefined;
  if (!AMBIGUOUS_MONTHS.has(draft.key)) return month;
  const isDated = dayOf(before) !== undefined || dayOf(after) !== undefined || yearOf(after) !== undefined;
  const isNamed = /^\p{Lu}/u.test(draft.raw) || draft.key === 'may' || draft.key === 'march';
  return isDated || (isNamed && BEFORE_A_DATE.has(before?.key ?? '')) ? month : undefined;
}

function dayOf(draft: Draft | undefined): number | undefined {
  if (draft === undefined) return undefined;
  const day =
    ORDINAL_NUMBERS.get(draft.key) ?? (draft.kind === 'number' ? Number(draft.key.replace(/^#|th$/g, '')) : 0);
  return Number.isInteger(day) && day >= 1 && day <= 31 ? day : undefined;
}

function yearOf(draft: Draft | undefined): number | undefined {
  const year = draft?.kind === 'number' ? Number(draft.key.slice(1)) : 0;
  return Number.isInteger(year) && year >= 1000 && year <= 2200 ? year : undefined;
}

function weekday(draft: Draft, before: Draft | undefined): Draft {
  if (draft.kind !== 'word') return draft;
  const full = WEEKDAYS.get(draft.key);
  const day = full ?? (BEFORE_A_DATE.has(before?.key ?? '') ? SHORT_WEEKDAYS.get(draft.key) : undefined);
  if (day === undefined) return draft;
  const key = `weekday:${day}`;
  return mergeDrafts(
    [draft],
    full === undefined ? { kind: 'date', key, change: 'abbreviation' } : { kind: 'date', key },
  );
}
