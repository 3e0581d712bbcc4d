import { crc32 } from 'node:zlib';
import { sha256 } from '@isartor/core';
import type { ExactEntry } from '../../store.js';

/** What of an entry is not its value. */
export type EntryFacts = Omit<ExactEntry<unknown>, 'value'>;

/** A record read back: the entry without its value, and the value's text. */
export interface OpenedRecord {
  readonly keyHash: Buffer;
  /** The key as JSON: halves of surrogate pairs have no other form in bytes. */
  readonly keyText: string;
  readonly facts: EntryFacts;
  readonly valueText: string;
}

/** Bytes before the texts: the checksum of all that follows, the lengths of the key and of the facts, the key's hash. */
const HEAD_BYTES = 44;
const KEY_BYTES_AT = 4;
const FACTS_BYTES_AT = 8;
const HASH_AT = 12;

/** What stands for a key: keys may be of any length, LMDB's may not. */
export function hashOfKey(key: string): Buffer {
  return Buffer.from(sha256(key), 'hex');
}

/** An entry as it is kept: a head, its key, its facts and its value as JSON. */
export function writeRecord(key: string, keyHash: Buffer, { value, ...facts }: ExactEntry<unknown>): Buffer {
  const valueText: string | undefined = JSON.stringify(value);
  if (valueText === undefined) throw new TypeError('The value has no form in JSON');
  const keyText = JSON.stringify(key);
  const factsText = JSON.stringify(facts);
  const keyBytes = Buffer.byteLength(keyText);
  const factsBytes = Buffer.byteLength(factsText);
  const record = Buffer.allocUnsafe(HEAD_BYTES + keyBytes + factsBytes + Buffer.byteLength(valueText));
  record.writeUInt32LE(keyBytes, KEY_BYTES_AT);
  record.writeUInt32LE(factsBytes, FACTS_BYTES_AT);
  keyHash.copy(record, HASH_AT);
  record.write(keyText, HEAD_BYTES);
  record.write(factsText, HEAD_BYTES + keyBytes);
  record.write(valueText, HEAD_BYTES + keyBytes + factsBytes);
  record.writeUInt32LE(crc32(record.subarray(KEY_BYTES_AT)), 0);
  return record;
}

/** What is in a record, unless it is not whole: a damaged one is nothing, never something else. */
export function readRecord(record: Buffer): OpenedRecord | undefined {
  if (record.length < HEAD_BYTES || crc32(record.subarray(KEY_BYTES_AT)) !== record.readUInt32LE(0)) return undefined;
  const factsAt = HEAD_BYTES + record.readUInt32LE(KEY_BYTES_AT);
  const valueAt = factsAt + record.readUInt32LE(FACTS_BYTES_AT);
  return {
    keyHash: Buffer.from(record.subarray(HASH_AT, HEAD_BYTES)),
    keyText: record.toString('utf8', HEAD_BYTES, factsAt),
    facts: JSON.parse(record.toString('utf8', factsAt, valueAt)),
    valueText: record.toString('utf8', valueAt),
  };
}
