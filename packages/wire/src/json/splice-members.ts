import type { JsonObject } from '@isartor/core';
import { skipSpace, skipString, skipValue } from './scan.js';

/** What to do to the top-level members of a JSON object. */
export interface MemberEdits {
  /** Members that go. */
  readonly remove: readonly string[];
  /** Members that get another value. */
  readonly replace: JsonObject;
  /** Members that the object does not have yet. */
  readonly append: JsonObject;
}

/** Where one member is, as offsets in the text: from behind the separator before it to the separator behind it. */
interface Member {
  readonly name: string;
  readonly start: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly end: number;
}

/**
 * Edits top-level members of a JSON object and leaves every other byte as it is: numbers beyond 2^53, key order, white
 * space. Reads no further than to the last member that it edits. The bytes must be a valid JSON object that has each
 * member to remove or replace once.
 */
export function spliceMembers(body: Uint8Array, { remove, replace, append }: MemberEdits): Uint8Array {
  // In Latin-1 a character is a byte, whatever the bytes are, and no byte of a UTF-8 sequence looks like JSON's syntax.
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
  const open = text.indexOf('{') + 1;
  const close = text.lastIndexOf('}');
  const members: string[] = [];
  let left = remove.length + Object.keys(replace).length;
  let at = open;
  while (left > 0 && at < close) {
    const member = readMember(text, at);
    const removed = remove.includes(member.name);
    const replaced = Object.hasOwn(replace, member.name);
    if (removed || replaced) left -= 1;
    if (!removed) members.push(replaced ? withValue(text, member, replace[member.name]) : text.slice(at, member.end));
    at = member.end + 1;
  }
  if (skipSpace(text, at) < close) members.push(text.slice(at, close));
  for (const [name, value] of Object.entries(append)) members.push(`${printed(name)}:${printed(value)}`);
  return Buffer.from(text.slice(0, open) + members.join(',') + text.slice(close), 'latin1');
}

function readMember(text: string, start: number): Member {
  const nameStart = skipSpace(text, start);
  const nameEnd = skipString(text, nameStart);
  const valueStart = skipSpace(text, skipSpace(text, nameEnd) + 1);
  const valueEnd = skipValue(text, valueStart);
  const name = readName(text.slice(nameStart, nameEnd));
  return { name, start, valueStart, valueEnd, end: skipSpace(text, valueEnd) };
}

const PLAIN_NAME = /^"[\x20-\x5b\x5d-\x7e]*"$/;

const readName = (quoted: string): string =>
  PLAIN_NAME.test(quoted) ? quoted.slice(1, -1) : JSON.parse(Buffer.from(quoted, 'latin1').toString('utf8'));

const withValue = (text: string, { start, valueStart, valueEnd, end }: Member, value: unknown): string =>
  text.slice(start, valueStart) + printed(value) + text.slice(valueEnd, end);

/** The UTF-8 bytes of a value's JSON as Latin-1. */
const printed = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('latin1');
