import type { IncomingHttpHeaders } from 'node:http';
import { queryOf } from '../http/request-target.js';

/** Where a gateway key may come from. */
export type KeySource = 'x-isartor-key' | 'x-api-key' | 'authorization' | 'x-goog-api-key' | 'query' | 'none';

/** A gateway key and where it was found. */
export interface PresentedKey {
  readonly key: string;
  readonly source: KeySource;
}

/** The gateway key that a request presents in the one header that is ours alone. */
export const ownKey = (headers: IncomingHttpHeaders): PresentedKey | undefined =>
  found('x-isartor-key', single(headers['x-isartor-key']));

/** The gateway key that a request presents: the first present one of the five places, even when it is wrong. */
export function presentedKey(headers: IncomingHttpHeaders, url: string): PresentedKey | undefined {
  return (
    ownKey(headers) ??
    found('x-api-key', single(headers['x-api-key'])) ??
    found('authorization', bearer(headers.authorization)) ??
    found('x-goog-api-key', single(headers['x-goog-api-key'])) ??
    found('query', queryKey(url))
  );
}

const found = (source: KeySource, key: string | undefined): PresentedKey | undefined =>
  key === undefined ? undefined : { key, source };

function single(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function bearer(authorization: string | undefined): string | undefined {
  return authorization?.match(/^bearer\s+(\S.*)$/i)?.[1];
}

function queryKey(url: string): string | undefined {
  return url.includes('?') ? (queryOf(url).get('key') ?? undefined) : undefined;
}
