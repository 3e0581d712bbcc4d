import { FALSE_HIT_INSTRUMENTS, observeMetrics } from '@isartor/telemetry';
import type { SemanticCache } from './semantic-cache.js';

/**
 * Has `isartor_semantic_false_hit_ratio` and its number of samples told at each collection of metrics, from now on; the
 * ratio only once there is a sample. Needs a meter provider that is registered already.
 */
export function observeFalseHits(current: () => Pick<SemanticCache<never>, 'falseHits'> | undefined): void {
  observeMetrics(FALSE_HIT_INSTRUMENTS, ({ falseHitRatio, falseHitSamples }) => {
    const cache = current();
    if (cache === undefined) return;
    const { right, wrong, ratio } = cache.falseHits();
    falseHitSamples(right + wrong, {});
    if (ratio !== undefined) falseHitRatio(ratio, {});
  });
}
