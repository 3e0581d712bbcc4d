import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDecider, type DeciderOptions } from './create-decider.js';
import type { CandidateFeatures, Decider } from './decider.js';
import { MINILM_PRIOR } from './minilm-prior.js';

const { embedderId } = MINILM_PRIOR;
const sure: CandidateFeatures = { similarity: 0.97, margin: 2, right: 1, wrong: 0, agreement: 0.95 };
const doubtful: CandidateFeatures = { similarity: 0.86, margin: 0.01, right: 0, wrong: 0, agreement: 0.15 };

const features = fc.record({
  similarity: fc.double({ min: -1, max: 1, noNaN: true }),
  margin: fc.oneof(fc.double({ min: -0.5, max: 0.5, noNaN: true }), fc.constant(2)),
  right: fc.nat(20),
  wrong: fc.nat(20),
  agreement: fc.double({ min: 0, max: 1, noNaN: true }),
});

/** Numbers from 0 to 1 that a seed determines. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Candidates that come and get labels: right as often as `rightness` says; that part of the labels is turned round which `noise` says. */
function teach(
  decider: Decider,
  count: number,
  { rightness, noise = 0, seed = 7 }: { rightness: (similarity: number) => number; noise?: number; seed?: number },
): void {
  const random = createRandom(seed);
  for (let index = 0; index < count; index += 1) {
    const similarity = 0.8 + 0.2 * random();
    const isRight = random() < rightness(similarity);
    const margin = random() < 0.5 ? 2 : 0.2 * random();
    const candidate = { similarity, margin, right: 0, wrong: 0, agreement: margin === 2 ? 1 : 0.5 };
    decider.notice(candidate);
    decider.learn(candidate, random() < noise ? !isRight : isRight);
  }
}

const make = (options: Partial<DeciderOptions> = {}): Decider => createDecider({ embedderId, ...options });

describe('with the packaged prior', () => {
  test('serves from the first request what is sure, and nothing that is doubtful', () => {
    const decider = make();
    const yes = decider.decide(sure);
    expect(yes.serve).toBe(true);
    expect(yes.probability).toBeGreaterThan(0.97);
    expect(yes.bound).toBeLessThanOrEqual(0.02);
    const no = decider.decide(doubtful);
    expect(no.serve).toBe(false);
    expect(no.bound).toBeGreaterThan(0.02);
  });

  test('serves nothing below the floor, however probable', () => {
    expect(make({ similarityFloor: 0.98 }).decide(sure).serve).toBe(false);
    expect(make({ similarityFloor: 0.98 }).decide({ ...sure, similarity: 0.99 }).serve).toBe(true);
  });

  test('serves exactly what has a bound within the target', () => {
    fc.assert(
      fc.property(features, fc.constantFrom(0.005, 0.01, 0.02, 0.05), (candidate, maxErrorRate) => {
        const { serve, bound = 1, probability = -1 } = make({ maxErrorRate }).decide(candidate);
        expect(serve).toBe(bound <= maxErrorRate && candidate.similarity >= 0.85);
        expect(probability).toBeGreaterThanOrEqual(0);
        expect(probability).toBeLessThanOrEqual(1);
      }),
    );
  });

  test.each([0, 400])(
    'more similarity, margin, rightness or agreement never speaks against a candidate, after %d labels',
    (count) => {
      const decider = make();
      teach(decider, count, { rightness: (similarity) => similarity });
      fc.assert(
        fc.property(features, fc.double({ min: 0, max: 0.2, noNaN: true }), (candidate, more) => {
          const { bound = 1, probability = 0 } = decider.decide(candidate);
          const better: CandidateFeatures[] = [
            { ...candidate, similarity: Math.min(1, candidate.similarity + more) },
            { ...candidate, margin: candidate.margin + more },
            { ...candidate, right: candidate.right + 1 },
            { ...candidate, agreement: Math.min(1, candidate.agreement + more) },
          ];
          for (const decision of better.map((one) => decider.decide(one))) {
            expect(decision.bound).toBeLessThanOrEqual(bound);
            expect(decision.probability).toBeGreaterThanOrEqual(probability - 1e-12);
          }
        }),
      );
    },
  );

  test('does not serve what is no number', () => {
    const nothing = { similarity: Number.NaN, margin: Number.NaN, right: Number.NaN, wrong: 0, agreement: Number.NaN };
    expect(make().decide(nothing).serve).toBe(false);
    expect(make().decide({ ...nothing, similarity: Number.NEGATIVE_INFINITY }).serve).toBe(false);
  });
});

describe('labels', () => {
  test('move nothing before there are enough, and then they do', () => {
    const decider = make({ minLabels: 50 });
    const before = decider.decide(doubtful);
    teach(decider, 49, { rightness: () => 0 });
    expect(decider.decide(doubtful).probability).toBe(before.probability);
    teach(decider, 1, { rightness: () => 0 });
    expect(decider.labels).toBe(50);
    expect(decider.decide(doubtful).probability).toBeLessThan(before.probability ?? 0);
  });

  test('of a use where near questions are often wrong end the serving', () => {
    const decider = make();
    teach(decider, 800, { rightness: (similarity) => (similarity > 0.9 ? 0.85 : 0.02) });
    expect(decider.decide(sure).serve).toBe(false);
  });

  test('that all are right do not loosen what the prior says', () => {
    // The same candidates come to both, but the labels count for one only.
    const [untaught, taught] = [make({ minLabels: 2000 }), make()];
    for (const decider of [untaught, taught]) teach(decider, 1000, { rightness: () => 1 });
    fc.assert(
      fc.property(features, (candidate) => {
        expect(taught.decide(candidate).bound).toBeGreaterThanOrEqual(untaught.decide(candidate).bound ?? 1);
      }),
    );
  });

  test('one in ten of which is turned round do not end the serving of what is sure', () => {
    const decider = make();
    const rightness = (similarity: number): number => (similarity > 0.85 ? 0.999 : 0.02);
    teach(decider, 1500, { rightness, noise: 0.1 });
    expect(decider.decide({ ...sure, similarity: 0.99 }).serve).toBe(true);
  });

  test('are relied on less for improbable answers the more of them are turned round', () => {
    const [clean, noisy] = [make(), make()];
    const rightness = (similarity: number): number => (similarity > 0.85 ? 0.999 : 0.5);
    teach(clean, 1500, { rightness });
    teach(noisy, 1500, { rightness, noise: 0.1 });
    const likely: CandidateFeatures = { similarity: 0.88, margin: 0.04, right: 0, wrong: 0, agreement: 0.5 };
    expect([sure, likely, doubtful].map((one) => clean.believes(one))).toEqual([true, true, false]);
    expect([sure, likely, doubtful].map((one) => noisy.believes(one))).toEqual([true, false, false]);
  });

  test('of users beside those of checks do not bend what is served', () => {
    const [checked, told] = [make(), make()];
    const rightness = (similarity: number): number => (similarity > 0.84 ? 0.995 : 0.7);
    for (const decider of [checked, told]) teach(decider, 1500, { rightness });
    const random = createRandom(5);
    for (let index = 0; index < 1500; index += 1) {
      const isRight = random() < 0.995;
      told.notice(sure);
      told.learn(sure, isRight);
    }
    expect(told.decide(sure).serve).toBe(true);
    expect(told.decide(doubtful).serve).toBe(checked.decide(doubtful).serve);
  });

  test('are forgotten when they are old: a use that got worse is learnt', () => {
    const decider = make();
    teach(decider, 2000, { rightness: (similarity) => (similarity > 0.8 ? 1 : 0) });
    teach(decider, 2100, { rightness: (similarity) => (similarity > 0.8 ? 0.8 : 0), seed: 11 });
    expect(decider.decide(sure).serve).toBe(false);
    expect(decider.labels).toBe(4100);
  });
});

describe('of an embedder without a prior', () => {
  const unknown = { embedderId: 'another/model' };

  test('the threshold decides until there are labels', () => {
    const decider = make({ ...unknown, uncalibratedThreshold: 0.93 });
    expect(decider.decide({ ...doubtful, similarity: 0.93 })).toEqual({ serve: true });
    expect(decider.decide({ ...sure, similarity: 0.929 })).toEqual({ serve: false });
  });

  test('own labels decide once there are enough', () => {
    const decider = make({ ...unknown, minLabels: 100 });
    teach(decider, 1500, { rightness: (similarity) => (similarity > 0.85 ? 1 : 0) });
    expect(decider.decide({ ...sure, similarity: 0.99 })).toMatchObject({ serve: true });
    expect(decider.decide({ ...sure, similarity: 0.8 })).toMatchObject({ serve: false });
    expect(decider.decide({ ...sure, similarity: 0.99 }).bound).toBeLessThanOrEqual(0.02);
  });
});

describe('a snapshot', () => {
  test('makes a decider that decides and learns the same', () => {
    const first = make();
    teach(first, 333, { rightness: (similarity) => similarity ** 2 });
    const second = make({ snapshot: JSON.parse(JSON.stringify(first.snapshot())) });
    expect(second.labels).toBe(333);
    for (const decider of [first, second]) teach(decider, 100, { rightness: (similarity) => similarity, seed: 3 });
    fc.assert(
      fc.property(features, (candidate) => {
        expect(second.decide(candidate)).toEqual(first.decide(candidate));
      }),
    );
  });

  test('of another embedder, or none at all, is left aside', () => {
    const other = createDecider({ embedderId: 'another/model' });
    teach(other, 200, { rightness: () => 0 });
    const damaged = [
      other.snapshot(),
      undefined,
      null,
      'text',
      7,
      [],
      { version: 2, embedderId, labels: 'x', noticed: 7 },
    ];
    for (const snapshot of damaged) expect(make({ snapshot }).decide(sure)).toEqual(make().decide(sure));
    const rows = [[1, 2], 'row', null, [0.9, 0.1, 0, 0, 1, null]];
    const noticed = [[0.9], 'row', null];
    expect(make({ snapshot: { version: 2, embedderId, count: -5, labels: rows, noticed } }).labels).toBe(0);
  });
});

test('a decision takes less than 20 microseconds, and learning does not stall', () => {
  const decider = make();
  teach(decider, 2100, { rightness: (similarity) => similarity });
  // Of the processor: a busy machine's other work is not this one's.
  const milliseconds = (work: () => void): number => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  const decide = (): void => {
    for (let index = 0; index < 2000; index += 1) decider.decide(index % 2 === 0 ? sure : doubtful);
  };
  const times = Array.from({ length: 5 }, () => milliseconds(decide) / 2000);
  expect(Math.min(...times)).toBeLessThan(0.02);
  const stalls = Array.from({ length: 5 }, () =>
    milliseconds(() => teach(decider, 32, { rightness: (similarity) => similarity })),
  );
  expect(Math.min(...stalls)).toBeLessThan(50);
});
