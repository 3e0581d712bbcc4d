import { afterAll, describe, expect, it } from 'vitest';
import { expand } from './expand.ts';
import { KNOWN_WORDS } from './known-words.ts';
import type { Pair } from './pair.ts';
import { ASKED } from './second/asked.ts';
import { COUNTED } from './second/counted.ts';
import { familiesOf } from './second/families.ts';
import { SAME } from './second/must-hit.ts';
import { NAMED } from './second/named.ts';
import { IN_OTHER_WORDS } from './second/paraphrases.ts';
import { slipPairs } from './second/slips.ts';
import { SECOND_SLOTS } from './second/slots.ts';
import { TURNED } from './second/turned.ts';
import { row, type Tally, tally } from './tally.ts';

// Written without the word lists at hand. What stays open is served only where the similarity and the bound allow it.
const COUNT = 150;
const options = { knownWords: KNOWN_WORDS };
const report: string[] = [];
const parts = [
  ['development', false],
  ['held out', true],
] as const;

function byKind(tables: readonly string[], count: number): ReadonlyMap<string, readonly Pair[]> {
  const families = tables.flatMap(familiesOf);
  return new Map(families.map((family) => [family.kind, expand(family, count, SECOND_SLOTS)]));
}

const DIFFERENT = byKind([COUNTED, TURNED, NAMED, ASKED], COUNT);
const SLIPS = slipPairs();
const EQUAL = new Map([
  ...byKind([SAME], 1),
  ...[...new Set(SLIPS.map(({ kind }) => kind))].map(
    (kind) => [kind, SLIPS.filter((pair) => pair.kind === kind)] as const,
  ),
]);
const MEANT_ALIKE = byKind([IN_OTHER_WORDS], 1);

function measured(kind: string, pairs: readonly Pair[]): Tally {
  const result = tally(pairs, options);
  report.push(row(kind, result));
  return result;
}

const partOf = (pairs: readonly Pair[], heldOut: boolean): readonly Pair[] =>
  pairs.filter(({ isHeldOut }) => isHeldOut === heldOut);

afterAll(() => {
  process.stdout.write(`\n${'second set'.padEnd(24)}pairs  expl.   ref.   open (%)\n${report.join('')}`);
});

describe.each(parts)('a second set of pairs, %s', (_name, heldOut) => {
  it.each([...DIFFERENT])('%s must not share an answer', (kind, all) => {
    const { pairs, refused, explained } = measured(kind, partOf(all, heldOut));
    expect(explained / pairs).toBeLessThanOrEqual(0.02);
    expect(refused / pairs).toBeGreaterThanOrEqual(0.95);
  });

  it('as good as none of those that must not share an answer may', () => {
    const { pairs, refused } = measured('all that differ', partOf([...DIFFERENT.values()].flat(), heldOut));
    expect(1 - refused / pairs).toBeLessThanOrEqual(0.01);
  });

  it.each([...EQUAL])('%s asks for the same', (kind, all) => {
    const { pairs, refused } = measured(kind, partOf(all, heldOut));
    expect(1 - refused / pairs).toBeGreaterThanOrEqual(kind === 'two-typos-in-a-word' ? 0.75 : 0.85);
  });

  it('nearly all that ask for the same may share an answer, every kind counting alike', () => {
    const shares = [...EQUAL.values()].map((all) => {
      const { pairs, refused } = tally(partOf(all, heldOut), options);
      return 1 - refused / pairs;
    });
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThanOrEqual(0.95);
  });

  it.each([...MEANT_ALIKE])('%s are left to the probability for the most part', (kind, all) => {
    const { pairs, refused } = measured(kind, partOf(all, heldOut));
    expect(refused / pairs).toBeLessThanOrEqual(0.35);
  });
});
