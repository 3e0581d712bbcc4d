import type { Secret } from '@isartor/core';

/** The header that carries the key. */
export function bearer(apiKey: string | Secret | undefined): Readonly<Record<string, string>> {
  if (apiKey === undefined) return {};
  return { authorization: `Bearer ${typeof apiKey === 'string' ? apiKey : apiKey.reveal()}` };
}
