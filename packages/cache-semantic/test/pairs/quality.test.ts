import { afterAll, describe, expect, it } from 'vitest';
import { ADVERSARIAL } from './adversarial/families.ts';
import { expand } from './expand.ts';
import { KNOWN_WORDS } from './known-words.ts';
import { mustHitPairs } from './must-hit/pairs.ts';
import type { Pair } from './pair.ts';
import { PARAPHRASES } from './paraphrases.ts';
import { row, type Tally, tally } from './tally.ts';

const COUNT = 180;
const options = { knownWords: KNOWN_WORDS };
const report: string[] = [];
const parts = ['development', 'held out'] as const;

const ofPart = (pairs: readonly Pair[], part: (typeof parts)[number]): readonly Pair[] =>
  pairs.filter(({ isHeldOut }) => isHeldOut === (part === 'held out'));

function measured(kind: string, pairs: readonly Pair[]): Tally {
  const result = tally(pairs, options);
  report.push(row(kind, result));
  return result;
}

afterAll(() => {
  process.stdout.write(`\n${'kind'.padEnd(24)}pairs  expl.   ref.   open (%)\n${report.join('')}`);
});

describe.each(parts)('pairs that must not share an answer (%s)', (part) => {
  it.each(ADVERSARIAL.map((family) => [family.kind, family] as const))('%s', (kind, family) => {
    const all = expand(family, COUNT);
    expect(all.length).toBeGreaterThanOrEqual(150);
    const { pairs, explained, refused } = measured(`${kind}, ${part}`, ofPart(all, part));
    expect(explained).toBe(0);
    expect(refused / pairs).toBeGreaterThanOrEqual(0.95);
  });
});

describe.each(parts)('pairs that ask for the same (%s)', (part) => {
  it('in nearly all cases', () => {
    const all = [...mustHitPairs(COUNT).values()].flatMap((pairs) => ofPart(pairs, part));
    const { pairs, explained } = tally(all, options);
    expect(explained / pairs).toBeGreaterThanOrEqual(0.97);
  });

  it.each([...mustHitPairs(COUNT)])('%s', (kind, all) => {
    expect(all.length).toBeGreaterThanOrEqual(150);
    const { pairs, explained } = measured(`${kind}, ${part}`, ofPart(all, part));
    expect(explained / pairs).toBeGreaterThanOrEqual(kind === 'typos' ? 0.85 : 0.95);
  });

  it('full paraphrases stay open for the most part', () => {
    const { pairs, refused } = measured(`paraphrases, ${part}`, ofPart(PARAPHRASES, part));
    expect(refused / pairs).toBeLessThanOrEqual(0.35);
  });
});

describe('without a word list', () => {
  it('nothing that must not share an answer is explained', () => {
    const pairs = ADVERSARIAL.flatMap((family) => expand(family, COUNT));
    const result = tally(pairs, {});
    report.push(row('adversarial, no words', result));
    expect(result.explained).toBe(0);
    expect(result.refused / result.pairs).toBeGreaterThanOrEqual(0.97);
  });
});
