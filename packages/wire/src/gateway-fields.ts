import type { JsonObject, RequestDraft } from '@isartor/core';
import { isJsonObject } from './json/is-json-object.js';

const SESSION_FIELDS = ['session_id', 'thread_id', 'conversation_id'] as const;

/** The fields of a body that are meant for the gateway in every dialect: no provider gets to see them. */
export const GATEWAY_FIELDS: readonly string[] = ['cache', ...SESSION_FIELDS];

/**
 * What a body says to the gateway itself. A session id is looked for in the body, then in `metadata`; one that is
 * empty but for white space counts as not sent. Any other keeps its conversation apart, however long it is: to leave
 * one out would let two conversations share.
 */
export function readGatewayFields(body: JsonObject, metadata: unknown): Pick<RequestDraft, 'cache' | 'sessionId'> {
  const sessionId = findSessionId(body) ?? findSessionId(metadata);
  const { cache } = body;
  return { ...(sessionId !== undefined && { sessionId }), ...(cache !== undefined && cache !== null && { cache }) };
}

function findSessionId(holder: unknown): string | undefined {
  if (!isJsonObject(holder)) return undefined;
  for (const field of SESSION_FIELDS) {
    const value = holder[field];
    const trimmed = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
    if (trimmed !== '') return trimmed;
  }
  return undefined;
}
