import { type Bounded, bounded } from './bounded.js';

/** The statuses the gateway answers with, those it hands on from a provider included. */
export const STATUS_CODES: readonly string[] = [
  200, 202, 204, 400, 401, 402, 403, 404, 405, 408, 409, 413, 415, 422, 429, 499, 500, 502, 503, 504, 529,
].map(String);

const LABELS = new Map(STATUS_CODES.map((code) => [Number(code), bounded(code, STATUS_CODES)]));
const OTHER = bounded('other', ['other']);

/** The metric label `status_code` of an HTTP status; `other` for one that is not expected. */
export function statusCodeLabel(status: number): Bounded {
  return LABELS.get(status) ?? OTHER;
}
