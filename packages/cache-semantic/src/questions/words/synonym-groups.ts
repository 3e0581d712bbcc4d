import { commonSpelling } from '../forms/spelling.js';
import { stemOf } from '../forms/stem.js';
import { MORE_SYNONYMS } from './more-synonyms.js';
import { SYNONYMS } from './synonyms.js';
import { listed, tableLines } from './word-table.js';

const groupsOf = new Map<string, number[]>();
for (const [group, line] of tableLines(SYNONYMS + MORE_SYNONYMS).entries()) {
  for (const word of listed(line)) {
    const stem = stemOf(commonSpelling(word));
    const groups = groupsOf.get(stem) ?? [];
    groupsOf.set(stem, groups);
    groups.push(group);
  }
}

/** Whether two words, given by their stems, may stand for one another in some context. */
export function areSynonyms(one: string, other: string): boolean {
  const groups = groupsOf.get(one);
  const others = groups === undefined ? undefined : groupsOf.get(other);
  return groups !== undefined && others !== undefined && groups.some((group) => others.includes(group));
}
