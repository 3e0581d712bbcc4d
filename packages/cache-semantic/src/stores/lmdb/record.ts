import { crc32 } from 'node:zlib';
import type { EntryRecord } from '../entry-store.js';

/** Bytes before the vector: the checksum of all that follows, and the length of the vector in bytes. */
const HEAD_BYTES = 8;
const VECTOR_BYTES_AT = 4;

/** An entry as it is kept: a head, its vector in this machine's byte order, and all the rest as JSON. */
export function writeRecord({ vector, ...facts }: EntryRecord<unknown>): Buffer {
  const text = JSON.stringify(facts);
  const record = Buffer.allocUnsafe(HEAD_BYTES + vector.byteLength + Buffer.byteLength(text));
  record.writeUInt32LE(vector.byteLength, VECTOR_BYTES_AT);
  Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).copy(record, HEAD_BYTES);
  record.write(text, HEAD_BYTES + vector.byteLength);
  record.writeUInt32LE(crc32(record.subarray(VECTOR_BYTES_AT)), 0);
  return record;
}

/** What is in a record, unless it is not whole: a damaged one is nothing, never something else. */
export function readRecord<Value>(record: Buffer): EntryRecord<Value> | undefined {
  if (record.length < HEAD_BYTES) return undefined;
  if (crc32(record.subarray(VECTOR_BYTES_AT)) !== record.readUInt32LE(0)) return undefined;
  const textAt = HEAD_BYTES + record.readUInt32LE(VECTOR_BYTES_AT);
  const facts: Omit<EntryRecord<Value>, 'vector'> = JSON.parse(record.toString('utf8', textAt));
  return { ...facts, vector: numbersIn(record.subarray(HEAD_BYTES, textAt)) };
}

function numbersIn(bytes: Uint8Array): Float32Array {
  const length = bytes.length / Float32Array.BYTES_PER_ELEMENT;
  const isAligned = bytes.byteOffset % Float32Array.BYTES_PER_ELEMENT === 0;
  // Bytes that do not lie where numbers may are copied.
  const { buffer, byteOffset } = isAligned ? bytes : Uint8Array.from(bytes);
  return new Float32Array(buffer, byteOffset, length);
}
