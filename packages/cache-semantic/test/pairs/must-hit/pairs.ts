import { expand } from '../expand.ts';
import type { Pair } from '../pair.ts';
import { QUESTIONS } from '../questions.ts';
import { createRandom } from '../random.ts';
import { letterCase } from './case.ts';
import type { Change } from './change.ts';
import { CONTRACTIBLE, contractions } from './contractions.ts';
import { fillers } from './fillers.ts';
import { politeness } from './politeness.ts';
import { punctuation } from './punctuation.ts';
import { spacing } from './spacing.ts';
import { typos } from './typos.ts';
import { WRITTEN_OUT } from './written-out.ts';

const CHANGES: readonly Change[] = [letterCase, spacing, punctuation, politeness, contractions, typos, fillers];
const SEED = 4_711;
const HELD_OUT_SEED = 90_001;
const ROUNDS = 8;

/** Pairs that ask for the same and differ in one harmless way, by kind; at least `count` of each. */
export function mustHitPairs(count: number): ReadonlyMap<string, readonly Pair[]> {
  const pairs = new Map<string, readonly Pair[]>();
  for (const change of CHANGES) pairs.set(change.kind, changed(change, count));
  for (const family of WRITTEN_OUT) pairs.set(family.kind, expand(family, count));
  return pairs;
}

function changed({ kind, apply }: Change, count: number): readonly Pair[] {
  const texts = kind === contractions.kind ? contractible(count) : QUESTIONS;
  const found = new Map<string, Pair>();
  for (let round = 0; round < ROUNDS && found.size < count; round += 1) {
    for (const [index, a] of texts.entries()) {
      const isHeldOut = index % 3 === 2;
      const b = apply(a, createRandom((isHeldOut ? HELD_OUT_SEED : SEED) + round * 997 + index * 13));
      if (b !== undefined && b !== a) found.set(`${a}\n${b}`, { kind, a, b, isHeldOut });
    }
  }
  return [...found.values()];
}

/** Few questions hold what can be contracted: these come from templates. The held-out ones keep their places. */
function contractible(count: number): readonly string[] {
  const pairs = expand({ kind: contractions.kind, templates: CONTRACTIBLE }, count);
  const [ours, heldOut] = [pairs.filter(({ isHeldOut }) => !isHeldOut), pairs.filter(({ isHeldOut }) => isHeldOut)];
  return ours.flatMap(({ a }, index) => {
    const third = index % 2 === 1 ? heldOut[(index - 1) / 2] : undefined;
    return third === undefined ? [a] : [a, third.a];
  });
}
