import type { SemanticCache } from '@isartor/cache-semantic';
import type { Completion } from '@isartor/core';

/** How the cache is: in use, not there yet (for `reason`, where opening it has failed), or switched off. */
export type Presence =
  | { readonly state: 'open'; readonly cache: SemanticCache<Completion> }
  | { readonly state: 'opening'; readonly reason?: string }
  | { readonly state: 'off' };
