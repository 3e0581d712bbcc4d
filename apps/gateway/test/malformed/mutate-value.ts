import type { Random } from './random.js';

/** Values of every type, most of them wrong wherever they are put. */
const STRANGE: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  0.5,
  1e308,
  -1e-308,
  2 ** 53 + 2,
  -(2 ** 63),
  '',
  ' ',
  '0',
  'NaN',
  'null',
  '\ud800',
  'a\udfffb',
  '\u0000',
  '\u2028',
  'x'.repeat(70_000),
  [],
  {},
  [null],
  [[]],
  [[[['deep']]]],
  { type: 'text' },
  { role: 'user' },
  { length: 3 },
  { length: { toString: 1 } },
  { toJSON: 1, valueOf: null },
  { '0': 'a' },
  { toString: 1, constructor: null },
  JSON.parse('{"__proto__":{"role":"user"}}'),
];

/** A copy, because it may be mutated in its turn. */
const strange = (random: Random): unknown => JSON.parse(JSON.stringify(random.pick(STRANGE)));

const NAMES = [
  'role',
  'content',
  'type',
  'messages',
  'model',
  'stream',
  'tools',
  'cache',
  '',
  'x',
  '__proto__',
  '\ud800',
];

type Holder = Record<string, unknown> | unknown[];

/** A deep copy of a JSON value with one to three things wrong with it. */
export function mutateValue(value: object, random: Random): unknown {
  let copy: unknown = structuredClone(value);
  for (let count = 1 + random.below(3); count > 0; count -= 1) copy = mutateOnce(copy, random);
  return copy;
}

function mutateOnce(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random.oneIn(40)) return strange(random);
  const holders = holdersIn(value);
  const holder = random.pick(holders);
  if (Array.isArray(holder)) mutateList(holder, random);
  else mutateMembers(holder as Record<string, unknown>, random);
  return value;
}

/** The value itself and every list and object in it. */
function holdersIn(value: object): readonly Holder[] {
  const found: Holder[] = [];
  const visit = (one: unknown): void => {
    if (typeof one !== 'object' || one === null || found.length > 5000) return;
    found.push(one as Holder);
    for (const member of Object.values(one)) visit(member);
  };
  visit(value);
  return found;
}

function mutateList(list: unknown[], random: Random): void {
  const at = random.below(list.length + 1);
  const ways: readonly (() => void)[] = [
    () => void list.splice(at, 1),
    () => void list.splice(at, 0, strange(random)),
    () => void list.splice(at, 1, strange(random)),
    () => void list.splice(0, list.length),
    () => void list.reverse(),
    () => void list.push(...list.slice(0, 3)),
    () => void list.splice(at, 1, swapped(list[at])),
  ];
  random.pick(ways)();
}

function mutateMembers(members: Record<string, unknown>, random: Random): void {
  const names = Object.keys(members);
  const name = names.length === 0 ? 'x' : random.pick(names);
  const put = (at: string, value: unknown): void => {
    Object.defineProperty(members, at, { value, enumerable: true, configurable: true, writable: true });
  };
  const ways: readonly (() => void)[] = [
    () => void delete members[name],
    () => put(name, null),
    () => put(name, strange(random)),
    () => put(name, strange(random)),
    () => put(name, swapped(members[name])),
    () => put(name, nested(members[name], 1 + random.below(4))),
    () => put(name, nested(members[name], random.pick([150, 199, 250]))),
    () => put(random.pick(NAMES), strange(random)),
    () => {
      put(random.pick(NAMES), members[name]);
      delete members[name];
    },
  ];
  random.pick(ways)();
}

/** The value as one of another type that looks the same. */
function swapped(value: unknown): unknown {
  if (typeof value === 'string') return Number.isNaN(Number(value)) ? [value] : Number(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return { ...value };
  if (typeof value === 'object' && value !== null) return Object.values(value);
  return 0;
}

function nested(value: unknown, levels: number): unknown {
  let inside = value ?? null;
  for (let level = 0; level < levels; level += 1) inside = level % 2 === 0 ? [inside] : { content: inside };
  return inside;
}
