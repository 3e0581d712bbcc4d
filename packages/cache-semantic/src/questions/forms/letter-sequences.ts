const LETTERS = 27;
const MIN_WORDS = 3;
const tables = new WeakMap<ReadonlySet<string>, Uint16Array>();

/** Place of a small letter; the ends of words count as one more letter. */
const placeOf = (code: number): number => (code >= 97 && code <= 122 ? code - 96 : 0);

/**
 * Whether a word holds three letters in a row that next to no known word has: then it is hardly a rare word, rather a
 * slip of the fingers. The table is counted once for each list.
 */
export function hasOddSequence(word: string, knownWords: ReadonlySet<string>): boolean {
  let table = tables.get(knownWords);
  if (table === undefined) {
    table = count(knownWords);
    tables.set(knownWords, table);
  }
  let [before, last] = [0, 0];
  for (let index = 0; index <= word.length; index += 1) {
    const letter = placeOf(word.charCodeAt(index));
    if (index > 0 && (table[(before * LETTERS + last) * LETTERS + letter] ?? 0) < MIN_WORDS) return true;
    [before, last] = [last, letter];
  }
  return false;
}

function count(knownWords: ReadonlySet<string>): Uint16Array {
  const table = new Uint16Array(LETTERS ** 3);
  for (const word of knownWords) {
    let [before, last] = [0, 0];
    for (let index = 0; index <= word.length; index += 1) {
      const letter = placeOf(word.charCodeAt(index));
      const at = (before * LETTERS + last) * LETTERS + letter;
      table[at] = Math.min((table[at] ?? 0) + 1, 65_535);
      [before, last] = [last, letter];
    }
  }
  return table;
}
