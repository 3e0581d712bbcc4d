import { promisify } from 'node:util';
import { crc32, deflate, deflateSync, inflate, inflateSync } from 'node:zlib';
import type { ExactEntry } from '../../store.js';
import { type PayloadHeader, readHeader, writeHeader } from './payload-header.js';
import type { Stamp } from './stamp.js';

/** Bounds of a payload. */
export interface PayloadBounds {
  /** Bytes of JSON from which on it is compressed. */
  readonly compressAboveBytes: number;
  /** Most bytes of a value as JSON. */
  readonly maxEntryBytes: number;
}

/** Bytes up to which zlib runs on the event loop; more would hold up others. */
const INLINE_ZLIB_BYTES = 16 * 1024;
const MAX_HEADER_BYTES = 32 * 1024;
const LEVEL = { level: 3 } as const;

const deflateLater = promisify<Buffer, { level: number }, Buffer>(deflate);
const inflateLater = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflate);

/** The bytes that Redis keeps of `entry`; undefined when that is too much, or not JSON. */
export async function encodePayload(
  entry: ExactEntry<unknown>,
  stamp: Stamp,
  { compressAboveBytes, maxEntryBytes }: PayloadBounds,
): Promise<Buffer | undefined> {
  const text: string | undefined = JSON.stringify(entry.value);
  if (text === undefined || text.length > maxEntryBytes) return undefined;
  const plain = Buffer.from(text);
  if (plain.length > maxEntryBytes) return undefined;
  const isCompressed = plain.length > compressAboveBytes;
  const body = isCompressed ? await compress(plain) : plain;
  const { value: _, ...facts } = entry;
  const header = writeHeader({
    facts,
    stamp,
    isCompressed,
    plainBytes: plain.length,
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
  { maxEntryBytes }: PayloadBounds,
): Promise<DecodedEntry<Value> | undefined> {
  const end = payload.indexOf(0x0a);
  const header = end < 0 ? undefined : readHeader(payload.subarray(0, end));
  if (header === undefined || header.plainBytes > maxEntryBytes) return undefined;
  const body = payload.subarray(end + 1);
  if (body.length !== header.bodyBytes || crc32(body) !== header.checksum) return undefined;
  try {
    const plain = await decompress(body, header);
    if (plain.length !== header.plainBytes) return undefined;
    const value: Value = JSON.parse(plain.toString());
    return { entry: { value, ...header.facts }, stamp: header.stamp };
  } catch {
    return undefined;
  }
}

async function compress(plain: Buffer): Promise<Buffer> {
  return plain.length > INLINE_ZLIB_BYTES ? deflateLater(plain, LEVEL) : deflateSync(plain, LEVEL);
}

async function decompress(body: Buffer, { isCompressed, plainBytes }: PayloadHeader): Promise<Buffer> {
  if (!isCompressed) return body;
  const options = { maxOutputLength: Math.max(1, plainBytes) };
  return plainBytes > INLINE_ZLIB_BYTES ? inflateLater(body, options) : inflateSync(body, options);
}
