import type { IncomingHttpHeaders } from 'node:http';
import type { RequestDraft, Scope } from '@isartor/core';

/** The headers that name a session, the first present one wins. */
const SESSION_HEADERS = ['x-isartor-session-id', 'x-thread-id', 'x-session-id', 'x-conversation-id'] as const;

/** Whose answers a request may see: its tenant's, within the session and the namespace it names. */
export function requestScope(
  tenant: string,
  headers: IncomingHttpHeaders,
  { sessionId, namespace }: { readonly sessionId: string | undefined; readonly namespace: string | undefined },
): Scope {
  const session = headerSession(headers) ?? sessionId;
  return {
    tenant,
    ...(session === undefined ? {} : { session }),
    ...(namespace === undefined ? {} : { namespace }),
  };
}

function headerSession(headers: IncomingHttpHeaders): RequestDraft['sessionId'] {
  for (const name of SESSION_HEADERS) {
    const session = identifier(headers[name]);
    if (session !== undefined) return session;
  }
  return undefined;
}

/** A usable identifier; a blank one is none. A long one still is one: to leave it out would let its owners share. */
export function identifier(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return undefined;
  const trimmed = text.trim();
  return trimmed === '' ? undefined : trimmed;
}
