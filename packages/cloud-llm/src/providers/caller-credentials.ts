import type { Secret } from '@isartor/core';

/** A caller's own credential, ready to be sent. */
export interface CallerCredentials {
  readonly headers: Readonly<Record<string, string>>;
  /** What of it must be in no message: the values, and what stands behind their scheme (`Bearer`). */
  readonly secrets: readonly string[];
}

/** Of a caller's credentials those that come in one of `names`; nothing where there is none. */
export function callerCredentials(
  credentials: Readonly<Record<string, Secret>> | undefined,
  names: readonly string[],
): CallerCredentials | undefined {
  if (credentials === undefined) return undefined;
  const headers: Record<string, string> = {};
  for (const name of names) {
    const value = credentials[name]?.reveal() ?? '';
    if (value !== '') headers[name] = value;
  }
  const values = Object.values(headers);
  if (values.length === 0) return undefined;
  return { headers, secrets: values.flatMap((value) => [value, value.replace(/^\S+\s+/, '')]) };
}
