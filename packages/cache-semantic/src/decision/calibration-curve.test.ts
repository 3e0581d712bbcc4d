import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calibrationCurve, type LabelledPair } from './calibration-curve.js';

const pair = fc.record({
  similarity: fc.double({ min: 0, max: 1, noNaN: true }),
  bound: fc.double({ min: 0, max: 1, noNaN: true }),
  isRight: fc.boolean(),
  verdict: fc.constantFrom('explained' as const, 'refused' as const, 'open' as const),
});

test('the chosen threshold has the most hits within the target', () => {
  const pairs: LabelledPair[] = Array.from({ length: 100 }, (_, index) => ({
    similarity: 0.6 + index * 0.004,
    isRight: index >= 50 || index % 2 === 0,
  }));
  const [curve] = calibrationCurve(pairs, { maxErrorRate: 0.02 });
  expect(curve).toMatchObject({ key: 'similarity_threshold', isCertain: false });
  expect(curve?.chosen).toMatchObject({ setting: 0.79, hits: 52, hitRate: 0.52, wrong: 1, errorRate: 1 / 52 });
  expect(curve?.chosen?.interval[1]).toBeGreaterThan(0.02);
});

test('enough pairs make the choice certain', () => {
  const pairs = Array.from({ length: 400 }, () => ({ similarity: 0.9, isRight: true }));
  expect(calibrationCurve(pairs)[0]).toMatchObject({ isCertain: true, chosen: { setting: 0.9, hits: 400 } });
});

test('pairs with bounds have a curve by error rate too, above the floor of similarity', () => {
  const [byBound, bySimilarity] = calibrationCurve([
    { similarity: 0.97, bound: 0.004, isRight: true },
    { similarity: 0.9, bound: 0.018, isRight: true },
    { similarity: 0.8, bound: 0.018, isRight: true },
    { similarity: 0.88, bound: 0.06, isRight: false },
  ]);
  expect(byBound).toMatchObject({ key: 'cache_semantic.max_error_rate', chosen: { setting: 0.02, hits: 2 } });
  expect(byBound?.points.at(-1)).toMatchObject({ setting: 0.1, hits: 3, wrong: 1 });
  expect(bySimilarity?.key).toBe('similarity_threshold');
});

test('where every setting is wrong too often, or there are no pairs, none is chosen', () => {
  const [curve] = calibrationCurve([{ similarity: 0.999, isRight: false }]);
  expect(curve).not.toHaveProperty('chosen');
  expect(curve?.isCertain).toBe(false);
  expect(calibrationCurve([])[0]).toMatchObject({ isCertain: false });
});

test('looser settings never have fewer hits, refused pairs are never and explained ones always among them', () => {
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 40 }), (pairs) => {
      const explained = pairs.filter(({ verdict }) => verdict === 'explained').length;
      const refused = pairs.filter(({ verdict }) => verdict === 'refused').length;
      for (const { points, chosen } of calibrationCurve(pairs, { maxErrorRate: 0.1 })) {
        const hits = points.map((point) => point.hits);
        expect(hits).toEqual([...hits].sort((left, right) => left - right));
        expect(hits[0]).toBeGreaterThanOrEqual(explained);
        expect(hits.at(-1)).toBeLessThanOrEqual(pairs.length - refused);
        if (chosen !== undefined) expect(chosen.errorRate).toBeLessThanOrEqual(0.1);
      }
    }),
  );
});
