import { builtPairs, byKind, type Expand, type Family, type KindPair } from './built-pairs.js';
import type { PairSet } from './pair-set.js';

/** Pairs of a kind, at least. */
const COUNT = 180;

/** The pairs that the rules were written with, and those of them that were held out. */
export async function firstPairs(): Promise<readonly PairSet[]> {
  const { expand } = await builtPairs<{ readonly expand: Expand }>('expand.js');
  const { ADVERSARIAL } = await builtPairs<{ readonly ADVERSARIAL: readonly Family[] }>('adversarial/families.js');
  const { mustHitPairs } = await builtPairs<MustHit>('must-hit/pairs.js');
  const { PARAPHRASES } = await builtPairs<{ readonly PARAPHRASES: readonly KindPair[] }>('paraphrases.js');
  const source = 'first set';
  return [
    ...byKind(
      ADVERSARIAL.flatMap((family) => expand(family, COUNT)),
      { source, expected: 'miss' },
    ),
    ...byKind([...mustHitPairs(COUNT).values()].flat(), { source, expected: 'hit' }),
    ...byKind(PARAPHRASES, { source, expected: 'either' }),
  ];
}

interface MustHit {
  readonly mustHitPairs: (count: number) => ReadonlyMap<string, readonly KindPair[]>;
}
