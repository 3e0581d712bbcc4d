import type { JsonObject } from '@isartor/core';
import { skipSpace, skipString, skipValue } from './scan.js';

/** What to do to the top-level members of a JSON object. */
export interface MemberEdits {
  /** Names of members that go; a name the object does not have is ignored. */
  readonly remove: readonly string[];
  /** Members that get a value: in place where the object has them, else at its end. */
  readonly set: JsonObject;
}

/** Where one member is, as offsets in the text: from behind the separator before it to the separator behind it. */
interface Member {
  readonly name: string;
  readonly start: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly end: number;
  /** Where the next member starts; the text's end when this is the last one. */
  readonly next: number;
}

const COMMA = Buffer.from(',');

/**
 * Edits top-level members of a JSON object and leaves every other byte as it is: numbers beyond 2^53, key order, white
 * space. A name that occurs more than once is removed, or set, everywhere. The bytes must be a valid JSON object.
 */
export function spliceMembers(body: Uint8Array, { remove, set }: MemberEdits): Uint8Array {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  // In Latin-1 an offset in the text is one in the bytes, and no byte of a UTF-8 sequence looks like JSON's syntax.
  const text = bytes.toString('latin1');
  const open = text.indexOf('{') + 1;
  const missing = new Set(Object.keys(set));
  const members: Buffer[] = [];
  let close = open;
  for (let at = open; at < text.length; ) {
    const member = readMember(text, bytes, at);
    if (member === undefined) break;
    at = member.next;
    close = member.end;
    missing.delete(member.name);
    if (!remove.includes(member.name)) members.push(edited(bytes, member, set));
  }
  for (const name of missing) members.push(Buffer.from(`${JSON.stringify(name)}:${JSON.stringify(set[name])}`));
  const inside = members.flatMap((member, index) => (index === 0 ? [member] : [COMMA, member]));
  return Buffer.concat([bytes.subarray(0, open), ...inside, bytes.subarray(close)]);
}

/** The member that starts at `start`; undefined where there is none, as in an empty object. */
function readMember(text: string, bytes: Buffer, start: number): Member | undefined {
  const nameStart = skipSpace(text, start);
  if (text[nameStart] !== '"') return undefined;
  const nameEnd = skipString(text, nameStart);
  const valueStart = skipSpace(text, skipSpace(text, nameEnd) + 1);
  const valueEnd = skipValue(text, valueStart);
  const end = skipSpace(text, valueEnd);
  const next = text[end] === ',' ? end + 1 : text.length;
  return { name: readName(bytes.toString('utf8', nameStart, nameEnd)), start, valueStart, valueEnd, end, next };
}

const readName = (quoted: string): string => (quoted.includes('\\') ? JSON.parse(quoted) : quoted.slice(1, -1));

function edited(bytes: Buffer, { name, start, valueStart, valueEnd, end }: Member, set: JsonObject): Buffer {
  if (!Object.hasOwn(set, name)) return bytes.subarray(start, end);
  const value = Buffer.from(JSON.stringify(set[name]));
  return Buffer.concat([bytes.subarray(start, valueStart), value, bytes.subarray(valueEnd, end)]);
}
