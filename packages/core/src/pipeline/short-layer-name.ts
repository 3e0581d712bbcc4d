import type { LayerName } from './layer.js';

const known = new Map<string, string>([['L2_5_ContextOptimiser', 'l2.5']]);

/** A layer's name as headers spell it: `l1a` for `L1a_ExactCache`, `l2.5` for `L2_5_ContextOptimiser`. */
export function shortLayerName(layer: LayerName | 'L0_AuthBlocked' | 'L0_Rejected'): string {
  let short = known.get(layer);
  if (short === undefined) {
    short = (layer.split('_', 1)[0] ?? layer).toLowerCase();
    known.set(layer, short);
  }
  return short;
}
