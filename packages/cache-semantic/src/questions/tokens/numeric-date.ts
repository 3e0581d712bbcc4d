import { type Draft, mergeDrafts } from './draft.js';

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2,4})$/;
const CLOCK = /^(\d{1,2})(?::(\d{2}))?(?::(\d{2}))?\s?([ap])?/;

/** A date or a time of day in digits. 05/06/2024 may be two days: it is equal to the same digits only. */
export function numericDate(draft: Draft): Draft {
  const key = dateKey(draft.key) ?? clockKey(draft.key);
  return mergeDrafts([draft], { kind: 'date', key, change: 'number-format' });
}

function dateKey(text: string): string | undefined {
  const [, year, month, day] = YEAR_FIRST.exec(text) ?? [];
  if (year !== undefined) return `date:${year}-${Number(month)}-${Number(day)}`;
  const last = YEAR_LAST.exec(text);
  if (last === null) return undefined;
  const [one, two, full] = [Number(last[1]), Number(last[2]), last[3] ?? ''];
  if (full.length < 4 || (one <= 12 && two <= 12 && one !== two)) return `date:?${one}/${two}/${full}`;
  return one > 12 ? `date:${full}-${two}-${one}` : `date:${full}-${one}-${two}`;
}

function clockKey(text: string): string {
  const [, hour = '', minute = '00', second = '', half] = CLOCK.exec(text) ?? [];
  const seconds = second === '' || second === '00' ? '' : `:${second}`;
  const hours = Number(hour);
  if (half === undefined) return `time:${hours}:${minute}${seconds}`;
  return `time:${(hours % 12) + (half === 'p' ? 12 : 0)}:${minute}${seconds}`;
}
