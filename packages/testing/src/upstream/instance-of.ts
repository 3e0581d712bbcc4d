import { listOf, objectOf } from './read-json.js';

/** The plainest value that a JSON schema of objects, arrays, enums and scalars allows; Google's upper-case types too. */
export function instanceOf(schema: unknown): unknown {
  const { type, properties, items, enum: choices, const: constant, anyOf, oneOf } = objectOf(schema);
  if (constant !== undefined) return constant;
  if (Array.isArray(choices)) return choices[0];
  const [branch] = [...listOf(anyOf), ...listOf(oneOf)];
  if (branch !== undefined) return instanceOf(branch);
  const kind = String(Array.isArray(type) ? type[0] : type).toLowerCase();
  if (kind === 'array') return [instanceOf(items)];
  const scalar = SCALARS.get(kind);
  if (scalar !== undefined) return scalar;
  return Object.fromEntries(Object.entries(objectOf(properties)).map(([name, one]) => [name, instanceOf(one)]));
}

const SCALARS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['string', 'text'],
  ['number', 1],
  ['integer', 1],
  ['boolean', true],
  ['null', null],
]);
