const STRING_HEADER_BYTES = 16;
const OBJECT_HEADER_BYTES = 24;
const ARRAY_HEADER_BYTES = 48;
const BUFFER_HEADER_BYTES = 200;
const SLOT_BYTES = 8;
const BOXED_NUMBER_BYTES = 16;
const SMALL_INTEGER_LIMIT = 2 ** 31;

/**
 * An estimate of the heap that plain data takes on 64-bit V8, in bytes; what is referred to twice counts once. Looking
 * at a string that was glued from pieces also makes it one string, so that a kept answer does not keep its pieces.
 */
export function heapSize(value: unknown): number {
  const seen = new Set<object>();
  const pending: unknown[] = [value];
  let bytes = 0;
  while (pending.length > 0) {
    const item = pending.pop();
    if (typeof item !== 'object' || item === null) {
      bytes += scalarSize(item);
    } else if (!seen.has(item)) {
      seen.add(item);
      bytes += ownSize(item, pending);
    }
  }
  return bytes;
}

function scalarSize(value: unknown): number {
  if (typeof value === 'string') return stringSize(value);
  if (typeof value !== 'number') return 0;
  const isSmall = Number.isInteger(value) && Math.abs(value) < SMALL_INTEGER_LIMIT;
  return isSmall ? 0 : BOXED_NUMBER_BYTES;
}

function stringSize(text: string): number {
  const bytesPerUnit = /[\u0100-\uffff]/.test(text) ? 2 : 1;
  return STRING_HEADER_BYTES + Math.ceil((text.length * bytesPerUnit) / SLOT_BYTES) * SLOT_BYTES;
}

/** The size of the object alone; what it refers to is left in `pending`. */
function ownSize(object: object, pending: unknown[]): number {
  if (ArrayBuffer.isView(object)) return BUFFER_HEADER_BYTES + object.byteLength;
  const isArray = Array.isArray(object);
  const members: readonly unknown[] = isArray ? object : Object.values(object);
  // An array of nothing but numbers holds them in its slots.
  const inPlace = isArray && members.every((member) => typeof member === 'number');
  if (!inPlace) for (const member of members) pending.push(member);
  return (isArray ? ARRAY_HEADER_BYTES : OBJECT_HEADER_BYTES) + members.length * SLOT_BYTES;
}
