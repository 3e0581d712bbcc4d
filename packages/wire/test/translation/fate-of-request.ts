import { IsartorError, type JsonObject } from '@isartor/core';
import { jsonBody, resolved } from '../requests.js';
import { CLIENTS, type Dialect, type Fate, MODELS, PROVIDERS } from './dialects.js';
import type { RequestFeature } from './request-features.js';

/** A request of each dialect in which a user says "Hi". */
const PLAIN: Readonly<Record<Dialect, JsonObject>> = {
  openai: { messages: [{ role: 'user', content: 'Hi' }] },
  responses: { input: 'Hi' },
  anthropic: { max_tokens: 5000, messages: [{ role: 'user', content: 'Hi' }] },
  gemini: { contents: [{ role: 'user', parts: [{ text: 'Hi' }] }] },
};

/** What becomes of a feature between a client and a provider; undefined where the client's dialect has no word for it. */
export function fateOfRequest(feature: RequestFeature, client: Dialect, provider: Dialect): Fate | undefined {
  const asked = feature.asked[client];
  if (asked === undefined) return undefined;
  const draft = CLIENTS[client].parseRequest({ ...jsonBody({ ...PLAIN[client], ...asked }), model: MODELS[provider] });
  const request = resolved({ ...draft, model: MODELS[provider] }, { provider });
  let body: JsonObject;
  try {
    const built = PROVIDERS[provider].buildRequest(request, { stream: false, withUsage: false });
    body = JSON.parse(built.toString());
  } catch (error) {
    if (IsartorError.is(error) && error.code === 'unsupported_feature') return 'refused';
    throw error;
  }
  if (feature.arrives[provider]?.(body) !== true) return 'left out';
  return client !== provider && feature.mapped?.[provider] !== undefined ? 'mapped' : 'kept';
}
