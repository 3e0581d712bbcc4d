const HIDDEN = '[secret]';
const HARMLESS_FIELDS = ['tenant', 'label', 'admin'];
const URL_START = /^[a-z][a-z0-9+.-]*:\/\//i;

function maskUrl(text: string): string {
  return text.replace(/\/\/.*@/s, `//${HIDDEN}@`).replace(/\?.*/s, `?${HIDDEN}`);
}

function maskEntry(entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null) return HIDDEN;
  return Object.fromEntries(Object.entries(entry).map(([n, v]) => [n, HARMLESS_FIELDS.includes(n) ? v : HIDDEN]));
}

/** A value as it may be shown: secrets hidden, and of every URL the credentials and the query. */
export function maskValue(value: unknown, secret: boolean): unknown {
  if (secret) return Array.isArray(value) ? value.map(maskEntry) : HIDDEN;
  if (Array.isArray(value)) return value.map((entry) => maskValue(entry, false));
  return typeof value === 'string' && URL_START.test(value) ? maskUrl(value) : value;
}
