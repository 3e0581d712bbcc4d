import { isStorable, type KeyedEntry, type RestorableEntry } from '@isartor/cache-exact';
import { type Completion, IsartorError } from '@isartor/core';
import { assertShape, readJsonObject } from '@isartor/wire';
import { z } from 'zod';
import { completionSchema } from './completion-schema.js';
import { isSealed, sealLine } from './file-seal.js';

/** What a line of an entry holds. */
export interface EntryLine {
  readonly key: string;
  readonly entry: RestorableEntry<Completion>;
}

/** How far clocks may be apart, in milliseconds. */
const CLOCKS_APART_MS = 60_000;

/** The latest moment that a date can name. */
const LAST_MS = 8.64e15;

const isMoment = (text: string): boolean => {
  const ms = Date.parse(text);
  return Number.isFinite(ms) && new Date(ms).toISOString() === text;
};
const moment = z.string().refine(isMoment, 'is no moment such as 2030-01-31T12:00:00.000Z');
const areDistinct = (tags: readonly string[]): boolean => new Set(tags).size === tags.length;

const lineSchema = z.strictObject({
  key: z.string().regex(/^[0-9a-f]{64}$/, 'is no key of the exact cache'),
  tenant: z.string(),
  tags: z.array(z.string()).refine(areDistinct, 'names a tag twice'),
  stored_at: moment,
  fresh_until: moment,
  expires_at: moment,
  completion: completionSchema,
  sha256: z.string(),
});

/** An entry as a line, without the line's end. Times are told to the millisecond, never later than they are. */
export function renderEntryLine([key, { tenant, tags, value, ...times }]: KeyedEntry<Completion>): string {
  const members = {
    ...{ key, tenant, tags },
    stored_at: told(times.storedAtMs),
    fresh_until: told(times.freshUntilMs),
    expires_at: told(times.expiresAtMs),
    completion: value,
  };
  return sealLine(JSON.stringify(members).slice(0, -1));
}

const told = (ms: number): string => new Date(Math.min(LAST_MS, Math.floor(ms))).toISOString();

/**
 * Reads a line that `renderEntryLine` made, here or elsewhere.
 * @throws IsartorError `invalid_request` for any other: one with another byte, of another shape, with times that cannot be
 * or with an answer that no cache may store.
 */
export function readEntryLine(line: Uint8Array, nowMs: number): EntryLine {
  if (!isSealed(line)) throw new IsartorError('invalid_request', 'The line is damaged: it does not have its checksum');
  const json: unknown = readJsonObject(line);
  assertShape(lineSchema, json);
  const { key, tenant, tags, completion: value } = json;
  const storedAtMs = Date.parse(json.stored_at);
  const freshUntilMs = Date.parse(json.fresh_until);
  const expiresAtMs = Date.parse(json.expires_at);
  const areOrdered = storedAtMs <= freshUntilMs && freshUntilMs <= expiresAtMs;
  if (!areOrdered) throw new IsartorError('invalid_request', 'The times of the entry are not in their order');
  if (storedAtMs > nowMs + CLOCKS_APART_MS)
    throw new IsartorError('invalid_request', 'stored_at: is in the future; is a clock wrong?');
  if (!isStorable(value))
    throw new IsartorError('invalid_request', 'completion: is not whole, and none that may be stored');
  return { key, entry: { value, storedAtMs, freshUntilMs, expiresAtMs, tenant, tags } };
}
