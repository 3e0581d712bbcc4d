import type { CalibrationReport } from '@isartor/gateway';
import { expect, it } from 'vitest';
import { renderCalibration } from './render-calibration.js';

const POINT = { setting: 0.9, hits: 40, hitRate: 0.4, wrong: 1, errorRate: 0.025, interval: [0.004, 0.13] } as const;
const NONE = { ...POINT, setting: 0.99, hits: 0, hitRate: 0, wrong: 0, errorRate: 0, interval: [0, 1] } as const;
const REPORT: CalibrationReport = {
  ...{ embedder: 'server/model', pairs: 100, unsuitable: 0, is_calibrated: true, labels: 7 },
  explained: { same: 10, different: 1 },
  refused: { same: 2, different: 30 },
  open: { same: 50, different: 7 },
  refused_same_by: { number: 1, order: 1 },
  settings: { max_error_rate: 0.02, similarity_threshold: 0.85, uncalibrated_threshold: 0.95 },
  by_error_rate: [{ ...POINT, setting: 0.02 }],
  by_similarity: [NONE, POINT, { ...POINT, setting: 0.61 }],
  targets: [
    { target: 0.01 },
    { target: 0.02, by_error_rate: { point: { ...POINT, setting: 0.02 }, is_certain: false } },
    { target: 0.05, by_error_rate: { point: { ...POINT, setting: 0.03 }, is_certain: true } },
  ],
};

it('shows what each setting comes to, and what to set', () => {
  expect(renderCalibration(REPORT)).toBe(`
Pairs
  100 compared by server/model
  the bounds rest on 7 labels of this gateway's own, too

What the words say
             same  different
  explained    10          1  always served; wrong ones: 1
  refused       2         30  never served; right ones missed: 2
  open         50          7  served as the settings say
  missed by guard: number 1, order 1

By cache_semantic.max_error_rate, with similarity_threshold = 0.85
  setting  hits  of pairs  wrong  of hits     95 % interval
     0.02    40    40.0 %      1    2.5 %  0.40 % to 13.0 %

By a least similarity in place of that bound
  setting  hits  of pairs  wrong  of hits     95 % interval
     0.99     0     0.0 %      0        -                 -
      0.9    40    40.0 %      1    2.5 %  0.40 % to 13.0 %

What to set
  wrong hits  cache_semantic.max_error_rate    hits
    <= 1.0 %  none                                -
    <= 2.0 %  0.02                           40.0 %  may be up to 13.0 %
    <= 5.0 %  0.03                           40.0 %  for certain (95 %)
  Configured is cache_semantic.max_error_rate = 0.02, beside
  similarity_threshold = 0.85.
  Without bounds (cache_semantic.max_error_rate = 1) no similarity_threshold has
  at most 2.0 % wrong.
  Shares are of these pairs: they say of your traffic what the pairs have in
  common with it.
`);
});

it('names the threshold of an embedder of which nothing is known', () => {
  const targets = [{ target: 0.02, by_similarity: { point: POINT, is_certain: true } }];
  const output = renderCalibration({ ...REPORT, is_calibrated: false, by_error_rate: [], targets });
  expect(output).not.toContain('max_error_rate');
  expect(output).toMatch(/wrong hits {2}cache_semantic\.uncalibrated_threshold +hits\n +<= 2\.0 % {2}0\.9 +40\.0 %/);
  expect(output).toContain('uncalibrated_threshold = 0.95');
});

it('has nothing to say of settings that decide about no pair', () => {
  const output = renderCalibration({ ...REPORT, open: { same: 0, different: 0 }, by_error_rate: [] });
  expect(output).toContain('What to set\n  No pair is open: on these, all settings come to the same.\n');
});
