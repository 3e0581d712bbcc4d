import type { Comparison, Decider, GuardName, LabelledPair } from '@isartor/cache-semantic';
import { loneCandidate } from '@isartor/cache-semantic';
import type { CalibrationReport } from './calibration-report.js';

/** Pairs that were compared. */
export interface PairTally {
  add(pair: ComparedPair): void;
  readonly labelled: readonly LabelledPair[];
  counts(): Pick<CalibrationReport, 'pairs' | 'explained' | 'refused' | 'open' | 'refused_same_by'>;
}

/** One of them. */
export interface ComparedPair {
  readonly similarity: number;
  readonly comparison: Comparison;
  readonly isRight: boolean;
}

/** Takes them in; `decider` bounds the error of the open ones. */
export function createPairTally(decider: Pick<Decider, 'decide'>): PairTally {
  const labelled: LabelledPair[] = [];
  const refusedSame: Partial<Record<GuardName, number>> = {};
  const countOf = (verdict: Comparison['verdict']) => {
    const all = labelled.filter((pair) => pair.verdict === verdict);
    const same = all.filter(({ isRight }) => isRight).length;
    return { same, different: all.length - same };
  };
  return {
    labelled,
    add({ similarity, comparison, isRight }) {
      const { verdict } = comparison;
      const { bound } = verdict === 'open' ? decider.decide(loneCandidate(similarity)) : {};
      labelled.push({ similarity, isRight, verdict, ...(bound !== undefined && { bound }) });
      if (isRight && verdict === 'refused') refusedSame[comparison.guard] = (refusedSame[comparison.guard] ?? 0) + 1;
    },
    counts: () => ({
      pairs: labelled.length,
      ...{ explained: countOf('explained'), refused: countOf('refused'), open: countOf('open') },
      refused_same_by: { ...refusedSame },
    }),
  };
}
