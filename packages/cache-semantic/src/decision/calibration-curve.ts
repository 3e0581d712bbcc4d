import { falseHitsOf } from '../engine/false-hits.js';

/** A question that was asked with the stored one that it could be answered by, and whether that answer is right. */
export interface LabelledPair {
  /** Cosine of the two questions. */
  readonly similarity: number;
  /** Of the decision on it, where there is one. */
  readonly bound?: number;
  readonly isRight: boolean;
  /** What comparing the words said: an explained pair is served whatever the setting, a refused one never. By default open. */
  readonly verdict?: 'explained' | 'refused' | 'open';
}

/** What a setting comes to on the pairs. */
export interface CurvePoint {
  readonly setting: number;
  readonly hits: number;
  /** Hits among all pairs. */
  readonly hitRate: number;
  readonly wrong: number;
  /** Wrong ones among hits; 0 where there is none. */
  readonly errorRate: number;
  /** Where the true share lies with a confidence of 95 %. */
  readonly interval: readonly [low: number, high: number];
}

/** What the settings of one key come to, from strict to loose. */
export interface SettingCurve {
  readonly key: 'similarity_threshold' | 'cache_semantic.max_error_rate';
  readonly points: readonly CurvePoint[];
  /** Most hits within the target; absent where no setting has one. */
  readonly chosen?: CurvePoint;
  /** Whether the interval is within the target too: with fewer pairs it cannot be told. */
  readonly isCertain: boolean;
}

/** Similarities from .99 down to .6, and error rates up to .1. */
const THRESHOLDS = Array.from({ length: 40 }, (_, index) => (99 - index) / 100);
const ERROR_RATES = [0.001, 0.002, 0.005, 0.01, 0.015, 0.02, 0.03, 0.04, 0.05, 0.07, 0.1];

/**
 * Hit rate against error on an operator's own pairs: by similarity alone, and by the error bound where every open pair
 * has one. `maxErrorRate` is the share of hits that may be wrong.
 */
export function calibrationCurve(
  pairs: readonly LabelledPair[],
  {
    maxErrorRate = 0.02,
    similarityFloor = 0.85,
  }: { readonly maxErrorRate?: number; readonly similarityFloor?: number } = {},
): readonly SettingCurve[] {
  const curve = (
    key: SettingCurve['key'],
    settings: readonly number[],
    serves: (pair: LabelledPair, setting: number) => boolean,
  ): SettingCurve => {
    const points = settings.map((setting) => pointAt(pairs, setting, (pair) => serves(pair, setting)));
    const within = points.filter(({ hits, errorRate }) => hits > 0 && errorRate <= maxErrorRate);
    // The strictest of those with as many hits.
    const chosen = within.reduce<CurvePoint | undefined>(
      (best, point) => (best && best.hits >= point.hits ? best : point),
      undefined,
    );
    return {
      key,
      points,
      isCertain: chosen !== undefined && chosen.interval[1] <= maxErrorRate,
      ...(chosen && { chosen }),
    };
  };
  const bySimilarity = curve('similarity_threshold', THRESHOLDS, ({ similarity }, least) => similarity >= least);
  const open = pairs.filter(({ verdict = 'open' }) => verdict === 'open');
  if (open.length === 0 || !open.every(({ bound }) => bound !== undefined)) return [bySimilarity];
  const byBound = curve(
    'cache_semantic.max_error_rate',
    ERROR_RATES,
    ({ similarity, bound = 1 }, most) => bound <= most && similarity >= similarityFloor,
  );
  return [byBound, bySimilarity];
}

function pointAt(pairs: readonly LabelledPair[], setting: number, serves: (pair: LabelledPair) => boolean): CurvePoint {
  const served = pairs.filter((pair) => pair.verdict === 'explained' || (pair.verdict !== 'refused' && serves(pair)));
  const wrong = served.filter(({ isRight }) => !isRight).length;
  const { ratio = 0, interval } = falseHitsOf(served.length - wrong, wrong);
  const hitRate = pairs.length === 0 ? 0 : served.length / pairs.length;
  return { setting, hits: served.length, hitRate, wrong, errorRate: ratio, interval };
}
