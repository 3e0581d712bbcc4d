import { crc32 } from 'node:zlib';
import { sha256 } from '../../sha256.js';
import type { ExactEntry } from '../../store.js';

/** What of an entry is not its value. */
export type EntryFacts = Omit<ExactEntry<unknown>, 'value'>;

/** A record read back: the entry without its value, and the value's text. */
export interface OpenedRecord {
  readonly keyHash: Buffer;
  readonly facts: EntryFacts;
  readonly valueText: string;
}

/** Bytes before the texts: the checksum of all that follows, the length of the facts, the key's hash. */
const HEAD_BYTES = 40;
const HASH_AT = 8;

/** What stands for a key: keys may be of any length, LMDB's may not. */
export function hashOfKey(key: string): Buffer {
  return Buffer.from(sha256(key), 'hex');
}

/** An entry as it is kept: a head, its facts as JSON, its value as JSON. */
export function writeRecord(keyHash: Buffer, { value, ...facts }: ExactEntry<unknown>): Buffer {
  const valueText: string | undefined = JSON.stringify(value);
  if (valueText === undefined) throw new TypeError('The value has no form in JSON');
  const factsText = JSON.stringify(facts);
  const factsBytes = Buffer.byteLength(factsText);
  const record = Buffer.allocUnsafe(HEAD_BYTES + factsBytes + Buffer.byteLength(valueText));
  record.writeUInt32LE(factsBytes, 4);
  keyHash.copy(record, HASH_AT);
  record.write(factsText, HEAD_BYTES);
  record.write(valueText, HEAD_BYTES + factsBytes);
  record.writeUInt32LE(crc32(record.subarray(4)), 0);
  return record;
}

/** What is in a record, unless it is not whole: a damaged one is nothing, never something else. */
export function readRecord(record: Buffer): OpenedRecord | undefined {
  if (record.length < HEAD_BYTES || crc32(record.subarray(4)) !== record.readUInt32LE(0)) return undefined;
  const valueAt = HEAD_BYTES + record.readUInt32LE(4);
  return {
    keyHash: Buffer.from(record.subarray(HASH_AT, HEAD_BYTES)),
    facts: JSON.parse(record.toString('utf8', HEAD_BYTES, valueAt)),
    valueText: record.toString('utf8', valueAt),
  };
}
