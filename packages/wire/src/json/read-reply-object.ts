import { isUtf8 } from 'node:buffer';
import { IsartorError, type JsonObject } from '@isartor/core';
import { isJsonObject } from './is-json-object.js';

/**
 * Reads an upstream's whole body.
 * @throws IsartorError `upstream_invalid` for one that is not UTF-8, JSON or an object.
 */
export function readReplyObject(body: Uint8Array): JsonObject {
  if (!isUtf8(body)) throw invalidReply('is not valid UTF-8');
  let reply: unknown;
  try {
    reply = JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'));
  } catch {
    throw invalidReply('is not valid JSON');
  }
  if (!isJsonObject(reply)) throw invalidReply('is not a JSON object');
  return reply;
}

/** An answer that is none: `what` completes the sentence "The provider's answer …". */
export const invalidReply = (what: string): IsartorError =>
  new IsartorError('upstream_invalid', `The provider's answer ${what}`);

/**
 * Reads the data of one frame of an upstream's stream.
 * @throws IsartorError `upstream_invalid` for data that is no JSON object.
 */
export function readFrameObject(data: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    throw invalidStream('holds data that is not valid JSON');
  }
  if (!isJsonObject(value)) throw invalidStream('holds data that is not a JSON object');
  return value;
}

/** A stream that is none: `what` completes the sentence "The provider's stream …". */
export const invalidStream = (what: string): IsartorError =>
  new IsartorError('upstream_invalid', `The provider's stream ${what}`);
