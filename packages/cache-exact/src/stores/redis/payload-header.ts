import { nameFor, textOfName } from '@isartor/redis';
import type { ExactEntry } from '../../store.js';
import type { Stamp } from './stamp.js';

/** What stands before the value in a payload. */
export interface PayloadHeader {
  readonly facts: Omit<ExactEntry<unknown>, 'value'>;
  readonly stamp: Stamp;
  readonly isCompressed: boolean;
  /** Bytes of the value as JSON. */
  readonly plainBytes: number;
  /** Bytes that follow the header. */
  readonly bodyBytes: number;
  /** CRC-32 of those. */
  readonly checksum: number;
}

const VERSION = 1;
/** Kinds of the members of a header, in their order, which the script that drops entries knows as well. */
const KINDS = [
  ...['number', 'string', 'number'],
  ...['number', 'number', 'number', 'number'],
  ...['string', 'object'],
  ...['number', 'number', 'number', 'number', 'number'],
] as const;

/** One line of JSON. */
export function writeHeader({ facts, stamp, isCompressed, plainBytes, bodyBytes, checksum }: PayloadHeader): Buffer {
  const members = [
    ...[VERSION, stamp.epoch, stamp.sequence],
    ...[facts.storedAtMs, facts.freshUntilMs, facts.expiresAtMs, facts.sizeBytes],
    ...[nameFor(facts.tenant), facts.tags.map(nameFor)],
    ...[Number(isCompressed), plainBytes, bodyBytes, checksum, facts.sequence],
  ];
  return Buffer.from(`${JSON.stringify(members)}\n`);
}

/** What `writeHeader` wrote, without the line's end; undefined for anything else. */
export function readHeader(line: Buffer | string): PayloadHeader | undefined {
  const members = parsed(line.toString());
  if (!isHeader(members)) return undefined;
  const [, epoch, sequence, storedAtMs, freshUntilMs, expiresAtMs, sizeBytes, ...rest] = members;
  const [tenantName, tagNames, compressed, plainBytes, bodyBytes, checksum, begun] = rest;
  const tenant = textOfName(tenantName);
  const tags = tagNames.flatMap((name) => textOfName(name) ?? []);
  if (tenant === undefined || tags.length !== tagNames.length) return undefined;
  return {
    facts: { storedAtMs, freshUntilMs, expiresAtMs, sizeBytes, tenant, tags, sequence: begun },
    stamp: { epoch, sequence },
    isCompressed: compressed === 1,
    plainBytes,
    bodyBytes,
    checksum,
  };
}

type Members = [
  ...[version: number, epoch: string, sequence: number],
  ...[storedAtMs: number, freshUntilMs: number, expiresAtMs: number, sizeBytes: number],
  ...[tenant: string, tags: string[]],
  ...[compressed: number, plainBytes: number, bodyBytes: number, checksum: number, begun: number],
];

function isHeader(members: unknown): members is Members {
  if (!Array.isArray(members) || members.length !== KINDS.length || members[0] !== VERSION) return false;
  const tags: unknown = members[8];
  const isTyped = members.every((member, index) => typeof member === KINDS[index]);
  return isTyped && Array.isArray(tags) && tags.every((tag) => typeof tag === 'string');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
