import { CONFUSABLES } from './confusables.js';
import { tableLines } from './word-table.js';

const groups = new Map<string, Set<string>>();
for (const line of tableLines(CONFUSABLES)) {
  const words = line.split(' ');
  for (const word of words) {
    const others = groups.get(word) ?? new Set();
    groups.set(word, others);
    for (const other of words) if (other !== word) others.add(other);
  }
}

/** Whether two words are of those that look or sound alike and are taken for one another. */
export const areConfusable = (one: string, other: string): boolean => groups.get(one)?.has(other) === true;
