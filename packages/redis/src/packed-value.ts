import { promisify } from 'node:util';
import { deflate, deflateSync, inflate, inflateSync } from 'node:zlib';

/** Bounds of what is kept of one value. */
export interface ValueBounds {
  /** Bytes of JSON from which on it is compressed. */
  readonly compressAboveBytes: number;
  /** Most bytes of a value as JSON. */
  readonly maxEntryBytes: number;
}

/** A value as it is kept. */
export interface PackedValue {
  readonly body: Buffer;
  readonly isCompressed: boolean;
  /** Bytes of the value as JSON. */
  readonly plainBytes: number;
}

/** Bytes up to which zlib runs on the event loop; more would hold up others. */
const INLINE_ZLIB_BYTES = 16 * 1024;
const LEVEL = { level: 3 } as const;

const deflateLater = promisify<Buffer, { level: number }, Buffer>(deflate);
const inflateLater = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflate);

/** The bytes of `value`; undefined when they are too many, or it is no JSON. */
export async function packValue(
  value: unknown,
  { compressAboveBytes, maxEntryBytes }: ValueBounds,
): Promise<PackedValue | undefined> {
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined || text.length > maxEntryBytes) return undefined;
  const plain = Buffer.from(text);
  if (plain.length > maxEntryBytes) return undefined;
  const isCompressed = plain.length > compressAboveBytes;
  const body = isCompressed ? await compress(plain) : plain;
  return { body, isCompressed, plainBytes: plain.length };
}

/** The bytes that `packValue` was given as JSON; undefined for what it did not make. */
export function unpackBytes(
  packed: PackedValue,
  maxEntryBytes: number,
): Buffer | Promise<Buffer | undefined> | undefined {
  const { body, isCompressed, plainBytes } = packed;
  if (plainBytes > maxEntryBytes) return undefined;
  if (!isCompressed) return body.length === plainBytes ? body : undefined;
  return decompress(body, plainBytes);
}

async function compress(plain: Buffer): Promise<Buffer> {
  return plain.length > INLINE_ZLIB_BYTES ? deflateLater(plain, LEVEL) : deflateSync(plain, LEVEL);
}

async function decompress(body: Buffer, plainBytes: number): Promise<Buffer | undefined> {
  const options = { maxOutputLength: Math.max(1, plainBytes) };
  try {
    const plain = plainBytes > INLINE_ZLIB_BYTES ? await inflateLater(body, options) : inflateSync(body, options);
    return plain.length === plainBytes ? plain : undefined;
  } catch {
    return undefined;
  }
}
