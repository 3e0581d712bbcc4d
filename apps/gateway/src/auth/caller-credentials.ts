import type { IncomingHttpHeaders } from 'node:http';
import { Secret } from '@isartor/core';
import { queryOf } from '../http/request-target.js';

/** A caller's own credentials for a provider: header names in lower case and what to send in them. */
export type CallerCredentials = Readonly<Record<string, Secret>>;

/** The headers by which the providers' clients send their credential. */
const CREDENTIAL_HEADERS = ['authorization', 'x-api-key', 'x-goog-api-key'] as const;

/** What a request holds of these; a `?key=` counts as `x-goog-api-key`. Undefined for none. */
export function callerCredentials(headers: IncomingHttpHeaders, url: string): CallerCredentials | undefined {
  const found: Record<string, Secret> = {};
  for (const name of CREDENTIAL_HEADERS) {
    const value = headers[name];
    if (typeof value === 'string' && value !== '') found[name] = new Secret(value);
  }
  const queryKey = url.includes('?') ? queryOf(url).get('key') : null;
  if (queryKey !== null && queryKey !== '') found['x-goog-api-key'] ??= new Secret(queryKey);
  return Object.keys(found).length === 0 ? undefined : found;
}
