/** Share of words in the same places from which a sentence is the same but for an exchange. */
const MOST_PLACES = 0.5;

/**
 * Whether two lists hold what they share in one order, or in that order begun elsewhere: `Paris, capital, France` is
 * `capital, France, Paris`, but `dog, chased, cat` is not `cat, chased, dog`. Words in another order may say something else.
 */
export function haveOneOrder(left: readonly string[], right: readonly string[]): boolean {
  const [one, other] = [sharedOf(left, right), sharedOf(right, left)];
  if (one.length < 2) return true;
  const start = other.indexOf(one[0] ?? '');
  return one.every((word, index) => word === other[(start + index) % other.length]);
}

/** Whether one list is the other with a few words in each other's places: `bank first, then merchant` the other way round. */
export function isExchange(left: readonly string[], right: readonly string[]): boolean {
  if (left.length !== right.length) return false;
  const isKept = (word: string, index: number): boolean => word === right[index];
  if (left.filter(isKept).length < left.length * MOST_PLACES) return false;
  return [...left].sort().join(' ') === [...right].sort().join(' ');
}

/** What is in both, each once, in the order in which the first has it. */
function sharedOf(words: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others);
  return [...new Set(words)].filter((word) => known.has(word));
}
