import { type Bounded, bounded } from '@isartor/telemetry';

/** The methods that the HTTP conventions name. */
const KNOWN = ['GET', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'CONNECT', 'TRACE', 'QUERY'];

const LABELS = new Map(KNOWN.map((method) => [method, bounded(method, KNOWN)]));
const OTHER = bounded('_OTHER', ['_OTHER']);

/** `http.request.method` by the conventions: the method, or `_OTHER` for one that they do not name. */
export const methodLabel = (method: string): Bounded => LABELS.get(method) ?? OTHER;
