import { endianness } from 'node:os';
import { crc32 } from 'node:zlib';
import type { Purgeable } from '@isartor/core';
import { nameFor, type PackedValue, packValue, textOfName, unpackBytes, type ValueBounds } from '@isartor/redis';
import type { EntryRecord, SourceAnswer } from '../entry-store.js';

/** Where an entry stands among the purges. */
export interface Stamp {
  readonly epoch: string;
  /** Number of the last purge that was known when the answer was begun. */
  readonly sequence: number;
}

/** An entry as it was read. */
export interface StampedRecord<Value> {
  readonly record: EntryRecord<Value>;
  readonly stamp: Stamp;
}

const VERSION = 1;
const MAX_HEAD_BYTES = 32 * 1024;
const LINE_END = 0x0a;
const HAS_OTHER_BYTE_ORDER = endianness() === 'BE';

/** All of a record but its vector and its value. */
interface Facts extends Omit<EntryRecord<unknown>, 'vector' | 'answer'> {
  readonly answer: Omit<SourceAnswer<unknown>, 'value'> | { readonly aliasOf: number };
}

/** First line: what scripts read, with names as `nameFor` makes them, and what it takes to read the rest. */
type Head = readonly [
  ...[version: number, epoch: string, sequence: number, tenant: string, tags: readonly string[], key: string],
  ...[checksum: number, factsBytes: number, vectorBytes: number, isCompressed: number, plainBytes: number],
];

const HEAD_KINDS = [
  ...['number', 'string', 'number', 'string', 'object', 'string'],
  ...['number', 'number', 'number', 'number', 'number'],
] as const;

/** The bytes that Redis keeps of an entry; undefined where those are too many, or its value is no JSON. */
export async function encodePayload(
  { record, stamp }: StampedRecord<unknown>,
  bounds: ValueBounds,
): Promise<Buffer | undefined> {
  const { vector, answer, ...rest } = record;
  // Taken before anything is awaited: whoever handed it in may write over it.
  const vectorBytes = bytesOf(vector);
  const packed = 'value' in answer ? await packValue(answer.value, bounds) : NOTHING;
  if (packed === undefined) return undefined;
  const facts = Buffer.from(JSON.stringify({ ...rest, answer: withoutValue(answer) } satisfies Facts));
  const body = Buffer.concat([facts, vectorBytes, packed.body]);
  const head: Head = [
    ...([
      VERSION,
      stamp.epoch,
      stamp.sequence,
      nameFor(rest.tenant),
      rest.tags.map(nameFor),
      nameFor(rest.key),
    ] as const),
    ...([crc32(body), facts.length, vectorBytes.length, Number(packed.isCompressed), packed.plainBytes] as const),
  ];
  const line = Buffer.from(`${JSON.stringify(head)}\n`);
  return line.length > MAX_HEAD_BYTES ? undefined : Buffer.concat([line, body]);
}

/** What `encodePayload` wrote; undefined for anything else: what is cut, changed, foreign or beyond the bounds. */
export async function decodePayload<Value>(
  payload: Buffer,
  { maxEntryBytes }: Pick<ValueBounds, 'maxEntryBytes'>,
): Promise<StampedRecord<Value> | undefined> {
  const end = payload.indexOf(LINE_END);
  const head = end < 0 ? undefined : headIn(payload.toString('utf8', 0, end));
  const body = payload.subarray(end + 1);
  if (head === undefined || crc32(body) !== head[6]) return undefined;
  const [, epoch, sequence, , , , , factsBytes, vectorBytes, isCompressed, plainBytes] = head;
  const { answer, ...rest }: Facts = JSON.parse(body.toString('utf8', 0, factsBytes));
  const valueAt = factsBytes + vectorBytes;
  const record = { ...rest, vector: vectorIn(body.subarray(factsBytes, valueAt)) };
  const stamp = { epoch, sequence };
  if ('aliasOf' in answer) return { record: { ...record, answer }, stamp };
  const packed = { body: body.subarray(valueAt), isCompressed: isCompressed === 1, plainBytes };
  const unpacked = unpackBytes(packed, maxEntryBytes);
  const plain = unpacked instanceof Promise ? await unpacked : unpacked;
  return plain && { record: { ...record, answer: { ...answer, value: JSON.parse(plain.toString()) } }, stamp };
}

const NOTHING: PackedValue = { body: Buffer.alloc(0), isCompressed: false, plainBytes: 0 };

function withoutValue(answer: EntryRecord<unknown>['answer']): Facts['answer'] {
  if ('aliasOf' in answer) return answer;
  const { value: _, ...facts } = answer;
  return facts;
}

/** What the first line of a payload tells of purges; undefined for anything else. */
export function readPurgeable(line: string): (Purgeable & { readonly key: string; readonly stamp: Stamp }) | undefined {
  const head = headIn(line);
  if (head === undefined) return undefined;
  const [, epoch, sequence, tenant, tags, key] = head;
  const textOf = (name: string): string => textOfName(name) ?? '';
  return { tenant: textOf(tenant), tags: tags.map(textOf), key: textOf(key), stamp: { epoch, sequence } };
}

function headIn(line: string): Head | undefined {
  try {
    const head: unknown = JSON.parse(line);
    return isHead(head) ? head : undefined;
  } catch {
    return undefined;
  }
}

function isHead(head: unknown): head is Head {
  if (!Array.isArray(head) || head.length !== HEAD_KINDS.length || head[0] !== VERSION) return false;
  return head.every((member, place) => typeof member === HEAD_KINDS[place]);
}

/** The numbers' bytes, least significant first, on every machine. */
function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Buffer {
  const bytes = Buffer.from(Buffer.from(buffer, byteOffset, byteLength));
  return HAS_OTHER_BYTE_ORDER ? bytes.swap32() : bytes;
}

function vectorIn(bytes: Buffer): Float32Array {
  // A copy of its own: the bytes need not lie where numbers may.
  const copy = Buffer.from(new ArrayBuffer(bytes.length));
  bytes.copy(copy);
  if (HAS_OTHER_BYTE_ORDER) copy.swap32();
  return new Float32Array(copy.buffer, copy.byteOffset, copy.length / Float32Array.BYTES_PER_ELEMENT);
}
