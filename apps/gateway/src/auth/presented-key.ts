import type { IncomingHttpHeaders } from 'node:http';
import { queryOf } from '../http/request-target.js';

/** The gateway key that a request presents in the one header that is ours alone. */
export const ownKey = (headers: IncomingHttpHeaders): string | undefined => single(headers['x-isartor-key']);

/** The gateway key that a request presents: the first present one of the five places, even when it is wrong. */
export function presentedKey(headers: IncomingHttpHeaders, url: string): string | undefined {
  return (
    ownKey(headers) ??
    single(headers['x-api-key']) ??
    bearer(headers.authorization) ??
    single(headers['x-goog-api-key']) ??
    queryKey(url)
  );
}

function single(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function bearer(authorization: string | undefined): string | undefined {
  return authorization?.match(/^bearer\s+(\S.*)$/i)?.[1];
}

function queryKey(url: string): string | undefined {
  return url.includes('?') ? (queryOf(url).get('key') ?? undefined) : undefined;
}
