import { IsartorError, type RequestDraft } from '@isartor/core';
import type { IncomingBody } from '../codec.js';
import { isJsonObject } from '../json/is-json-object.js';
import { readJsonObject } from '../json/read-json-object.js';
import { parseBody } from './parse-request.js';

/** The member of a countTokens body that holds the request whose tokens are counted. */
const COUNTED = ['generateContentRequest', 'generate_content_request'] as const;

/**
 * Reads a countTokens request: turns alone, or a whole generateContent request whose instructions and tools count too.
 * @throws IsartorError `invalid_request` with `param`.
 */
export function parseCountTokens(incoming: IncomingBody): RequestDraft {
  const json = readJsonObject(incoming.body);
  const name = countedField(json);
  if (name === undefined) return { ...parseBody(json, incoming, json), operation: 'count_tokens' };
  const counted = json[name];
  if (!isJsonObject(counted)) throw invalid('expected an object');
  if (json.contents !== undefined && json.contents !== null) throw invalid('cannot be there beside "contents"');
  return { ...parseBody(counted, incoming, json), operation: 'count_tokens' };
}

/** The name under which a countTokens body holds a whole request, if it does. */
export const countedField = (json: Readonly<Record<string, unknown>>): string | undefined =>
  COUNTED.find((name) => json[name] !== undefined && json[name] !== null);

const invalid = (message: string): IsartorError =>
  new IsartorError('invalid_request', `${COUNTED[0]}: ${message}`, { details: { param: COUNTED[0] } });
