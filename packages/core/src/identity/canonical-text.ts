/** JSON data written one way only. */
export interface CanonicalText {
  /** Equal for equal values only, whatever order their members came in. */
  readonly text: string;
  /** False when a number in it may stand for several of the numbers that a JSON text can spell. */
  readonly exact: boolean;
}

/** Strings from this length on are replaced by their hash, so that an image is not copied into the text. */
const HASHED_FROM_LENGTH = 65_536;

/**
 * JSON data as one unambiguous text: members sorted by name, undefined members left out, every string preceded by its
 * length (as safe as escaping, and faster). `hashText` makes what replaces a long string.
 * Throws a TypeError for what is not JSON data, such as a Date or a Map, which would look like an empty object.
 */
export function canonicalText(value: unknown, hashText: (text: string) => string): CanonicalText {
  let text = '';
  let exact = true;

  const write = (item: unknown): void => {
    switch (typeof item) {
      case 'string':
        writeString(item);
        break;
      case 'number':
        writeNumber(item);
        break;
      case 'object':
        writeObject(item);
        break;
      case 'boolean':
      case 'undefined':
        text += `${item};`;
        break;
      default:
        throw new TypeError(`A ${typeof item} is not JSON data`);
    }
  };

  const writeString = (string: string): void => {
    text += string.length < HASHED_FROM_LENGTH ? `"${string.length}:${string}` : `#${hashText(string)};`;
  };

  const writeNumber = (number: number): void => {
    if (Math.abs(number) > Number.MAX_SAFE_INTEGER) exact = false;
    text += Object.is(number, -0) ? '-0;' : `${number};`;
  };

  const writeObject = (object: object | null): void => {
    if (object === null) text += 'null;';
    else if (Array.isArray(object)) writeArray(object);
    else if (isPlain(object)) writeMembers(object as Readonly<Record<string, unknown>>);
    else throw new TypeError('An object with a prototype of its own is not JSON data');
  };

  const writeArray = (items: readonly unknown[]): void => {
    text += '[';
    for (const item of items) write(item);
    text += ']';
  };

  const writeMembers = (members: Readonly<Record<string, unknown>>): void => {
    text += '{';
    for (const name of sorted(Object.keys(members))) {
      const member = members[name];
      if (member === undefined) continue;
      writeString(name);
      write(member);
    }
    text += '}';
  };

  write(value);
  return { text, exact };
}

/** Also true for plain objects of another realm, whose prototype is not this realm's. */
function isPlain(object: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(object);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Sorts in place. Few names, as nearly all objects have, are sorted faster by insertion than by the built-in. */
function sorted(names: string[]): string[] {
  if (names.length > 16) return names.sort();
  for (let index = 1; index < names.length; index += 1) {
    const name = names[index] as string;
    let place = index;
    for (let before = names[place - 1]; before !== undefined && before > name; before = names[place - 1]) {
      names[place] = before;
      place -= 1;
    }
    names[place] = name;
  }
  return names;
}
