import { commonSpelling } from '../forms/spelling.js';
import { stemOf } from '../forms/stem.js';
import { ANTONYMS, WEAK_OPPOSITES } from './antonyms.js';
import { tableLines } from './word-table.js';

const opposites = new Map<string, Set<string>>();
const forms = (word: string): readonly string[] => [commonSpelling(word), stemOf(commonSpelling(word))];

function add(one: string, other: string): void {
  const others = opposites.get(one) ?? new Set();
  opposites.set(one, others);
  others.add(other);
}

for (const line of tableLines(ANTONYMS)) {
  const [left = [], right = []] = line.split('|').map((side) => side.trim().split(/\s+/).flatMap(forms));
  for (const one of left) {
    for (const other of right) {
      if (one === other) continue;
      add(one, other);
      add(other, one);
    }
  }
}

/** Whether two words, or their stems, are opposites. */
export const areOpposite = (one: string, other: string): boolean => opposites.get(one)?.has(other) === true;

/** Whether a word, or its stem, has any opposite. */
export const hasOpposite = (word: string): boolean => opposites.has(word);

/** Words with an opposite that are mostly prepositions. */
export const WEAK_OPPOSITE_WORDS: ReadonlySet<string> = new Set(WEAK_OPPOSITES.split(' '));
