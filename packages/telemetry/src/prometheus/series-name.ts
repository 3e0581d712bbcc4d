import type { MetricFamily } from './metric-family.js';

/** Words for UCUM units, as the Collector writes them into names; a unit that is not here is written as it is. */
const UNIT_WORDS: Readonly<Record<string, string>> = {
  d: 'days',
  h: 'hours',
  min: 'minutes',
  s: 'seconds',
  ms: 'milliseconds',
  us: 'microseconds',
  ns: 'nanoseconds',
  By: 'bytes',
  KiBy: 'kibibytes',
  MiBy: 'mebibytes',
  GiBy: 'gibibytes',
  TiBy: 'tibibytes',
  KBy: 'kilobytes',
  MBy: 'megabytes',
  GBy: 'gigabytes',
  TBy: 'terabytes',
  m: 'meters',
  V: 'volts',
  A: 'amperes',
  J: 'joules',
  W: 'watts',
  g: 'grams',
  Cel: 'celsius',
  Hz: 'hertz',
  '%': 'percent',
  1: '',
};

/** The same for what comes after a slash. */
const PER_WORDS: Readonly<Record<string, string>> = {
  s: 'second',
  m: 'minute',
  h: 'hour',
  d: 'day',
  w: 'week',
  mo: 'month',
  y: 'year',
};

const wordsOf = (text: string): string[] => text.split(/[^A-Za-z0-9:]+/).filter((word) => word !== '');

/** The words of one side of a unit; none for what is only counted (`{token}`). */
function unitWords(unit: string, words: Readonly<Record<string, string>>): string[] {
  const text = unit.trim();
  return text.includes('{') || text.includes('}') ? [] : wordsOf(words[text] ?? text);
}

/**
 * The name of an instrument's series by the rules of the Collector's Prometheus exporter: words joined by underscores,
 * the unit behind them unless they hold it, `_ratio` for gauges of unit `1`, `_total` last on counters.
 */
export function seriesName({ name, unit, kind }: Pick<MetricFamily, 'name' | 'unit' | 'kind'>): string {
  let words = wordsOf(name);
  const append = (more: readonly string[], before: readonly string[] = []): void => {
    if (more.length > 0 && !more.every((word) => words.includes(word))) words.push(...before, ...more);
  };
  const [main = '', per = ''] = unit.split(/\/(.*)/s);
  append(unitWords(main, UNIT_WORDS));
  append(unitWords(per, PER_WORDS), ['per']);
  const last = kind === 'counter' ? 'total' : kind === 'gauge' && unit === '1' ? 'ratio' : undefined;
  if (last !== undefined) words = [...words.filter((word) => word !== last), last];
  const joined = words.join('_');
  return /^\d/.test(joined) ? `_${joined}` : joined;
}

/** The name of a label by the same rules. */
export function labelName(name: string): string {
  const replaced = name.replaceAll(/[^A-Za-z0-9_]/g, '_');
  if (/^\d/.test(replaced)) return `key_${replaced}`;
  return /^_[^_]/.test(replaced) ? `key${replaced}` : replaced;
}
