import type { CacheControls } from '../cache-controls.js';
import type { Layer } from './layer.js';
import { shortLayerName } from './short-layer-name.js';

/**
 * Whether the pipeline leaves a layer out for what the caller said. What may be left out is an optimisation; a policy sees
 * every request.
 */
export function isLeftOut(
  { name, onFailure, isCache }: Pick<Layer, 'name' | 'onFailure' | 'isCache'>,
  { onlyIfCached, skip }: CacheControls,
): boolean {
  if (onFailure === 'throw') return false;
  if (onlyIfCached && isCache !== true) return true;
  return skip.size > 0 && skip.has(shortLayerName(name));
}
