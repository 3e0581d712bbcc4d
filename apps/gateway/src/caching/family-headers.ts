import type { Journey } from '@isartor/core';
import { cacheOutcome } from './cache-outcome.js';
import type { FamilyHeaders } from './families/cache-family.js';
import type { RequestControls } from './request-controls.js';

/**
 * What an answer says of the caches in the headers of those gateways whose controls the request used; nothing where it
 * used none. `keyOf` gives the request's exact key.
 */
export function familyHeaders(
  { families, controls }: RequestControls,
  journey: Pick<Journey, 'cacheStatuses'>,
  keyOf: () => string,
): FamilyHeaders {
  const outcome = cacheOutcome(journey, controls, keyOf);
  return Object.assign({}, ...families.map((family) => family.responseHeaders(outcome)));
}
