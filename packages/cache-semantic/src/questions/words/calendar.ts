const MONTH_NAMES = 'january february march april may june july august september october november december'.split(' ');
const DAY_NAMES = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');

/** Months by name and short name, January being 1. */
export const MONTHS: ReadonlyMap<string, number> = new Map([
  ...MONTH_NAMES.map((name, index) => [name, index + 1] as const),
  ...MONTH_NAMES.map((name, index) => [name.slice(0, 3), index + 1] as const),
  ['sept', 9],
]);

/** Names of months that are ordinary words, too. */
export const AMBIGUOUS_MONTHS = new Set(['may', 'march', 'mar', 'jan', 'jun', 'dec', 'apr', 'sep', 'nov', 'aug']);

/** Days of the week by name, Monday being 1. */
export const WEEKDAYS: ReadonlyMap<string, number> = new Map(DAY_NAMES.map((name, index) => [name, index + 1]));

/** Short names of days, which count behind a few words only. */
export const SHORT_WEEKDAYS: ReadonlyMap<string, number> = new Map([
  ['mon', 1],
  ['tue', 2],
  ['tues', 2],
  ['wed', 3],
  ['thu', 4],
  ['thur', 4],
  ['thurs', 4],
  ['fri', 5],
  ['sat', 6],
  ['sun', 7],
]);

/** Words that a month or a day may follow. */
export const BEFORE_A_DATE = new Set(
  'in of since until till by last next early late mid during from to on this every before after through around between and'.split(
    ' ',
  ),
);

/** Days that are told by when they are spoken of. */
export const RELATIVE_DAYS = new Set('today yesterday tomorrow tonight weekend weekday'.split(' '));
