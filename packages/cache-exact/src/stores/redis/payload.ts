import { crc32 } from 'node:zlib';
import { packValue, unpackBytes, type ValueBounds } from '@isartor/redis';
import type { ExactEntry } from '../../store.js';
import { readHeader, writeHeader } from './payload-header.js';
import type { Stamp } from './stamp.js';

const MAX_HEADER_BYTES = 32 * 1024;

/** The bytes that Redis keeps of `entry`; undefined when that is too much, or not JSON. */
export async function encodePayload(
  entry: ExactEntry<unknown>,
  stamp: Stamp,
  bounds: ValueBounds,
): Promise<Buffer | undefined> {
  const packed = await packValue(entry.value, bounds);
  if (packed === undefined) return undefined;
  const { body, isCompressed, plainBytes } = packed;
  const { value: _, ...facts } = entry;
  const header = writeHeader({
    facts,
    stamp,
    isCompressed,
    plainBytes,
    bodyBytes: body.length,
    checksum: crc32(body),
  });
  return header.length > MAX_HEADER_BYTES ? undefined : Buffer.concat([header, body]);
}

/** An entry as it was read, and where it stands among the purges. */
export interface DecodedEntry<Value> {
  readonly entry: ExactEntry<Value>;
  readonly stamp: Stamp;
}

/** What `encodePayload` wrote; undefined for anything else: what is cut, changed, foreign or beyond the bounds. */
export async function decodePayload<Value>(
  payload: Buffer,
  { maxEntryBytes }: Pick<ValueBounds, 'maxEntryBytes'>,
): Promise<DecodedEntry<Value> | undefined> {
  const end = payload.indexOf(0x0a);
  const header = end < 0 ? undefined : readHeader(payload.subarray(0, end));
  if (header === undefined) return undefined;
  const body = payload.subarray(end + 1);
  if (body.length !== header.bodyBytes || crc32(body) !== header.checksum) return undefined;
  try {
    const plain = await unpackBytes({ ...header, body }, maxEntryBytes);
    if (plain === undefined) return undefined;
    const value: Value = JSON.parse(plain.toString());
    return { entry: { value, ...header.facts }, stamp: header.stamp };
  } catch {
    return undefined;
  }
}
