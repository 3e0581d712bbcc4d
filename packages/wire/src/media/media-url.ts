import type { MediaSource } from '@isartor/core';

const SCHEME = 'data:';
const ENCODING = ';base64,';
/** A media type with parameters is shorter; a base64 payload is not searched through for a marker it does not have. */
const LONGEST_PREFIX = 256;

/** A URL as a canonical source: a base64 data URL becomes its payload, every other one stays a URL. */
export function parseMediaUrl(url: string): MediaSource {
  if (!url.startsWith(SCHEME)) return { kind: 'url', url };
  const comma = url.slice(0, LONGEST_PREFIX).indexOf(ENCODING);
  if (comma <= SCHEME.length) return { kind: 'url', url };
  return {
    kind: 'base64',
    mediaType: url.slice(SCHEME.length, comma),
    data: url.slice(comma + ENCODING.length),
  };
}

/** The data URL of a base64 source; RFC 2397 reads one without a media type as plain text. */
export const printDataUrl = (source: Extract<MediaSource, { kind: 'base64' }>): string =>
  `${SCHEME}${source.mediaType ?? ''}${ENCODING}${source.data}`;
