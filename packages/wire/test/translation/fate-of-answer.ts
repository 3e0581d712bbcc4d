import type { Completion, JsonObject } from '@isartor/core';
import { renderWhole } from '../requests.js';
import type { AnswerFeature } from './answer-features.js';
import { CLIENTS, type Dialect, type Fate, PROVIDERS } from './dialects.js';

/** What becomes of a feature between a provider and a client; undefined where the provider's dialect has no such thing. */
export function fateOfAnswer(feature: AnswerFeature, provider: Dialect, client: Dialect): Fate | undefined {
  const said = feature.said[provider];
  if (said === undefined) return undefined;
  const completion: Completion = PROVIDERS[provider].parseReply(Buffer.from(JSON.stringify(said)), provider);
  const body: JsonObject = JSON.parse(renderWhole(CLIENTS[client], completion));
  if (feature.told[client]?.(body) !== true) return 'left out';
  return client !== provider && feature.mapped?.[client] !== undefined ? 'mapped' : 'kept';
}
