import type { CacheStatus, LayerName } from './layer.js';

/** What one layer did with a request, for `Server-Timing`. */
export interface JourneyStep {
  readonly layer: LayerName;
  readonly milliseconds: number;
  readonly outcome: 'hit' | 'pass' | 'failed';
}

/** What became of one request so far, whatever its end: written by the pipeline, read by whoever called it. */
export interface Journey {
  readonly steps: JourneyStep[];
  readonly cacheStatuses: CacheStatus[];
  /** The layer that is answering or has answered. */
  layer: LayerName;
  /** Another caller's identical request answered this one. */
  coalesced: boolean;
}

/** The journey of a request that has not met a layer yet; `layer` is where it ends if none takes it. */
export function createJourney(layer: LayerName): Journey {
  return { steps: [], cacheStatuses: [], layer, coalesced: false };
}
