import { builtPairs, byKind, type Expand, type Family, type KindPair } from './built-pairs.js';
import type { PairSet } from './pair-set.js';

/** Pairs of a kind that must not share an answer, at least; of what asks for the same, each line is one. */
const COUNT = 150;

/** The pairs that somebody else wrote, without the rules and their words at hand. */
export async function secondPairs(): Promise<readonly PairSet[]> {
  const { expand } = await builtPairs<{ readonly expand: Expand }>('expand.js');
  const { familiesOf } = await builtPairs<{ readonly familiesOf: (table: string) => readonly Family[] }>(
    'second/families.js',
  );
  const { SECOND_SLOTS } = await builtPairs<{ readonly SECOND_SLOTS: Readonly<Record<string, readonly string[]>> }>(
    'second/slots.js',
  );
  const { slipPairs } = await builtPairs<{ readonly slipPairs: () => readonly KindPair[] }>('second/slips.js');
  const { COUNTED } = await builtPairs<{ readonly COUNTED: string }>('second/counted.js');
  const { TURNED } = await builtPairs<{ readonly TURNED: string }>('second/turned.js');
  const { NAMED } = await builtPairs<{ readonly NAMED: string }>('second/named.js');
  const { ASKED } = await builtPairs<{ readonly ASKED: string }>('second/asked.js');
  const { SAME } = await builtPairs<{ readonly SAME: string }>('second/must-hit.js');
  const { IN_OTHER_WORDS } = await builtPairs<{ readonly IN_OTHER_WORDS: string }>('second/paraphrases.js');
  const made = (table: string, count: number): readonly KindPair[] =>
    familiesOf(table).flatMap((family) => expand(family, count, SECOND_SLOTS));
  const source = 'second set';
  return [
    ...byKind(
      [COUNTED, TURNED, NAMED, ASKED].flatMap((table) => made(table, COUNT)),
      { source, expected: 'miss' },
    ),
    ...byKind([...made(SAME, 1), ...slipPairs()], { source, expected: 'hit' }),
    ...byKind(made(IN_OTHER_WORDS, 1), { source, expected: 'either' }),
  ];
}
