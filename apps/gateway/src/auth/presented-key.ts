import type { IncomingHttpHeaders } from 'node:http';

/** The gateway key that a request presents: the first present one of the five places, even when it is wrong. */
export function presentedKey(headers: IncomingHttpHeaders, url: string): string | undefined {
  return (
    single(headers['x-isartor-key']) ??
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
  const start = url.indexOf('?');
  if (start < 0) return undefined;
  return new URLSearchParams(url.slice(start + 1)).get('key') ?? undefined;
}
