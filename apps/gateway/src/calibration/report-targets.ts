import { calibrationCurve, type LabelledPair, type SettingCurve } from '@isartor/cache-semantic';
import type { CalibrationReport, ChosenSetting, TargetReport } from './calibration-report.js';

/** Targets that are told beside the configured one. */
const TARGETS = [0.005, 0.01, 0.02, 0.05];

/** The curves of labelled pairs, and what to set for each of several targets. */
export function reportTargets(
  pairs: readonly LabelledPair[],
  { max_error_rate, similarity_threshold: similarityFloor }: CalibrationReport['settings'],
): Pick<CalibrationReport, 'by_error_rate' | 'by_similarity' | 'targets'> {
  const curvesFor = (maxErrorRate: number) => calibrationCurve(pairs, { maxErrorRate, similarityFloor });
  const pointsOf = (key: SettingCurve['key']) => curveOf(curvesFor(max_error_rate), key)?.points ?? [];
  const targets = [...new Set([...TARGETS, max_error_rate])].sort((left, right) => left - right);
  return {
    by_error_rate: pointsOf('cache_semantic.max_error_rate'),
    by_similarity: pointsOf('similarity_threshold'),
    targets: targets.map((target): TargetReport => {
      const curves = curvesFor(target);
      const byErrorRate = chosenOf(curveOf(curves, 'cache_semantic.max_error_rate'));
      const bySimilarity = chosenOf(curveOf(curves, 'similarity_threshold'));
      return {
        target,
        ...(byErrorRate && { by_error_rate: byErrorRate }),
        ...(bySimilarity && { by_similarity: bySimilarity }),
      };
    }),
  };
}

const curveOf = (curves: readonly SettingCurve[], key: SettingCurve['key']): SettingCurve | undefined =>
  curves.find((curve) => curve.key === key);

function chosenOf(curve: SettingCurve | undefined): ChosenSetting | undefined {
  return curve?.chosen && { point: curve.chosen, is_certain: curve.isCertain };
}
