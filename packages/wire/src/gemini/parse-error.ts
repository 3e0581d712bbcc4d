import type { JsonObject } from '@isartor/core';
import type { UpstreamError } from '../codec.js';
import { filledString } from '../json/filled-string.js';
import { isJsonObject } from '../json/is-json-object.js';
import { present } from '../json/present.js';

/**
 * What an error body says: `{"error":{"code","message","status","details"}}`, also as the one member of a list; leniently
 * the shapes of Chat Completions; else nothing. The status name is the type, the reason in the details the code.
 */
export function parseError(body: Uint8Array): UpstreamError {
  try {
    return readError(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)));
  } catch {
    return {};
  }
}

/** The same for a body, or a frame of a stream, that is already parsed. */
export function readError(value: unknown): UpstreamError {
  const body = Array.isArray(value) ? value[0] : value;
  if (!isJsonObject(body)) return {};
  if (typeof body.error === 'string') return { message: body.error };
  return readFields(isJsonObject(body.error) ? body.error : body);
}

function readFields({ message, status, type, code, param, details }: JsonObject): UpstreamError {
  return present({
    message: filledString(message),
    type: filledString(status) ?? filledString(type),
    // The number is the HTTP status again.
    code: filledString(code) ?? detail(details, 'reason'),
    param: filledString(param) ?? violatedField(details),
    retryAfterSeconds: retryDelay(details),
  });
}

const list = (details: unknown): readonly JsonObject[] => (Array.isArray(details) ? details.filter(isJsonObject) : []);

const detail = (details: unknown, field: string): string | undefined =>
  list(details)
    .map((fact) => filledString(fact[field]))
    .find((fact) => fact !== undefined);

const violatedField = (details: unknown): string | undefined =>
  list(details)
    .map(({ fieldViolations }) => detail(fieldViolations, 'field'))
    .find((field) => field !== undefined);

/** A duration as Google writes it: seconds, perhaps with decimals, and an `s`. */
const DURATION = /^(\d+(?:\.\d+)?)s$/;

/** Google has no header for it: how long to wait is one of the details. */
function retryDelay(details: unknown): number | undefined {
  const seconds = DURATION.exec(detail(details, 'retryDelay') ?? '')?.[1];
  return seconds === undefined ? undefined : Math.ceil(Number(seconds));
}
