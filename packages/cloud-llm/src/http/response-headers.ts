/** Headers as undici gives them: lower-case names, several values where a name came several times. */
export type ResponseHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** One header's value; several are joined as one list. */
export function headerValue(headers: ResponseHeaders, name: string): string | undefined {
  const value = headers[name];
  return value === undefined || typeof value === 'string' ? value : value.join(', ');
}

/** The media type in lower case, without parameters; empty when there is none. */
export function mediaType(headers: ResponseHeaders): string {
  const value = headerValue(headers, 'content-type') ?? '';
  const end = value.indexOf(';');
  return (end === -1 ? value : value.slice(0, end)).trim().toLowerCase();
}

/**
 * The provider's headers that travel down to the caller: its request id and when to come back, and to a caller who speaks
 * a dialect of its family its rate limits, whether to come back at all, and what else is its own. `x-request-id` tells the
 * id in every dialect.
 */
export function downHeaders(headers: ResponseHeaders, isForeign: boolean): Readonly<Record<string, string>> {
  const travels = isForeign ? FOR_EVERYBODY : FOR_ITS_FAMILY;
  const down: Record<string, string> = {};
  for (const name of Object.keys(headers)) {
    const value = travels.test(name) ? headerValue(headers, name) : undefined;
    if (value !== undefined) down[name] = value;
  }
  const id = headerValue(headers, 'request-id');
  if (id !== undefined) down['x-request-id'] ??= id;
  return down;
}

const FOR_EVERYBODY = /^(?:x-request-id|retry-after)$/;
const FOR_ITS_FAMILY = /^(?:(?:x-)?request-id$|retry-after(?:-ms)?$|x-should-retry$|x-ratelimit-|openai-|anthropic-)/;

const DECIMAL = /^\d{1,9}(?:\.\d{1,9})?$/;

/** Whole seconds after which another try may help, from `retry-after-ms` or `retry-after` (seconds or a date). */
export function retryAfterSeconds(headers: ResponseHeaders, nowMs: number): number | undefined {
  const milliseconds = headerValue(headers, 'retry-after-ms')?.trim() ?? '';
  if (DECIMAL.test(milliseconds)) return Math.ceil(Number(milliseconds) / 1000);
  const value = headerValue(headers, 'retry-after')?.trim() ?? '';
  if (DECIMAL.test(value)) return Math.ceil(Number(value));
  // A date has names in it; `Date.parse` would make one of a mere number, too.
  if (!/[a-z]{3}/i.test(value)) return undefined;
  // The date is by the upstream's clock, so it is measured against the date of its own answer.
  const base = Date.parse(headerValue(headers, 'date') ?? '');
  const wait = Date.parse(value) - (Number.isNaN(base) ? nowMs : base);
  return Number.isNaN(wait) ? undefined : Math.max(0, Math.ceil(wait / 1000));
}
