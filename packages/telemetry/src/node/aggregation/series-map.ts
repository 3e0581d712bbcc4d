import type { Attributes, AttributeValue } from '@opentelemetry/api';

/** What is kept for each set of attributes, whatever their order. */
export interface SeriesMap<State> {
  /** The state of these attributes; that of all others together, once there are too many. */
  of(attributes: Attributes): State;
  entries(): Iterable<readonly [attributes: Attributes, state: State]>;
}

/** Attributes in the order in which somebody gave them. */
interface Spelling<State> {
  readonly names: readonly string[];
  readonly values: readonly (AttributeValue | undefined)[];
  readonly state: State;
}

/** As the SDK does it: the last place is that of all others. */
const MAX_SERIES = 2000;
const OVERFLOW: Attributes = { 'otel.metric.overflow': true };
/** Ways of giving the same attributes; one that is not kept costs time only. */
const MAX_SPELLINGS = 2 * MAX_SERIES;
const SEPARATOR = '\u001f';

/**
 * Finds a set of attributes by its values in the order they come in, which is one short text and one look-up; names and
 * kinds are compared afterwards. Only what was never given like this is sorted and serialised.
 */
export function createSeriesMap<State>(createState: () => State): SeriesMap<State> {
  const spellings = new Map<string, Spelling<State>>();
  const series = new Map<string, readonly [Attributes, State]>();

  const stateOf = (attributes: Attributes): State => {
    const isFull = series.size >= MAX_SERIES - 1;
    const canonical = canonicalText(attributes);
    const key = isFull && !series.has(canonical) ? canonicalText(OVERFLOW) : canonical;
    const known = series.get(key);
    if (known !== undefined) return known[1];
    const state = createState();
    series.set(key, [key === canonical ? attributes : OVERFLOW, state]);
    return state;
  };

  const learn = (key: string, attributes: Attributes): State => {
    const state = stateOf(attributes);
    if (spellings.size < MAX_SPELLINGS && !spellings.has(key)) {
      spellings.set(key, { names: Object.keys(attributes), values: Object.values(attributes), state });
    }
    return state;
  };

  return {
    of(attributes) {
      let key = '';
      for (const name in attributes) key += attributes[name] + SEPARATOR;
      const known = spellings.get(key);
      return known !== undefined && isSpelled(known, attributes) ? known.state : learn(key, attributes);
    },
    entries: () => series.values(),
  };
}

function isSpelled({ names, values }: Spelling<unknown>, attributes: Attributes): boolean {
  let index = 0;
  for (const name in attributes) {
    if (names[index] !== name || values[index] !== attributes[name]) return false;
    index += 1;
  }
  return index === names.length;
}

function canonicalText(attributes: Attributes): string {
  const names = Object.keys(attributes).sort();
  return JSON.stringify(names.map((name) => [name, attributes[name]]));
}
