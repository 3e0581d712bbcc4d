import type { JsonObject } from '@isartor/core';
import type { UpstreamError } from '../codec.js';
import { filledString } from '../json/filled-string.js';
import { isJsonObject } from '../json/is-json-object.js';
import { present } from '../json/present.js';

/** What an error body says: `{"error":{…}}`, `{"error":"…"}`, `{"message":"…"}`, `{"detail":"…"}`; else nothing. */
export function parseError(body: Uint8Array): UpstreamError {
  try {
    return readError(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)));
  } catch {
    return {};
  }
}

/** The same for a body, or a frame of a stream, that is already parsed. Some servers wrap it in a list. */
export function readError(value: unknown): UpstreamError {
  const body = Array.isArray(value) ? value[0] : value;
  if (!isJsonObject(body)) return {};
  if (isJsonObject(body.error)) return readFields(body.error);
  return typeof body.error === 'string' ? { message: body.error } : readFields(body);
}

function readFields({ message, detail, type, code, param }: JsonObject): UpstreamError {
  return present({
    message: filledString(message) ?? filledString(detail),
    type: filledString(type),
    code: typeof code === 'number' ? String(code) : filledString(code),
    param: filledString(param),
  });
}
