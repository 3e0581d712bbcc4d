import type { JsonObject } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';

const TYPES: ReadonlySet<unknown> = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object', 'null']);

const FORMATS: Readonly<Record<string, ReadonlySet<unknown>>> = {
  string: new Set(['date-time']),
  number: new Set(['float', 'double']),
  integer: new Set(['int32', 'int64']),
};

/** Thrown within this file only: what is found cannot be said in Google's subset. */
class Inexpressible extends Error {}

/** Prints one keyword's value. */
type Printer = (value: unknown, schema: JsonObject) => unknown;

const demand = (holds: boolean): void => {
  if (!holds) throw new Inexpressible();
};

const asItIs: Printer = (value) => value;

const printText: Printer = (value) => {
  demand(typeof value === 'string');
  return value;
};

const printNumber: Printer = (value) => {
  demand(typeof value === 'number');
  return value;
};

const printNames: Printer = (value) => {
  demand(Array.isArray(value) && value.every((name) => typeof name === 'string'));
  return value;
};

const printProperties: Printer = (value) => {
  if (!isJsonObject(value)) throw new Inexpressible();
  const properties = Object.entries(value).map(([name, schema]) => [name, print(schema)] as const);
  demand(properties.length > 0);
  return Object.fromEntries(properties);
};

const printFormat: Printer = (value, { type }) => {
  const named = typeOf(type).name;
  demand(named !== undefined && Object.hasOwn(FORMATS, named) && FORMATS[named]?.has(value) === true);
  return value;
};

/** Only texts can be enumerated. */
const printEnum: Printer = (values, { type }) => {
  const { name, nullable } = typeOf(type);
  if (name !== 'string' || !Array.isArray(values) || values.includes(null) !== nullable) throw new Inexpressible();
  return printNames(
    values.filter((value) => value !== null),
    {},
  );
};

const printAlternatives: Printer = (value) => {
  if (!Array.isArray(value)) throw new Inexpressible();
  const schemas = value.filter((schema) => !isNull(schema));
  demand(schemas.length > 0 && value.length - schemas.length < 2);
  return schemas.map(print);
};

const PRINTERS: Readonly<Record<string, Printer>> = {
  type: (type) => typeOf(type).name?.toUpperCase(),
  format: printFormat,
  title: printText,
  description: printText,
  enum: printEnum,
  items: (value) => print(value),
  properties: printProperties,
  required: printNames,
  propertyOrdering: printNames,
  anyOf: printAlternatives,
  minItems: printNumber,
  maxItems: printNumber,
  minLength: printNumber,
  maxLength: printNumber,
  minProperties: printNumber,
  maxProperties: printNumber,
  minimum: printNumber,
  maximum: printNumber,
  pattern: printText,
  default: asItIs,
  example: asItIs,
};

/** A JSON schema in Google's subset of the OpenAPI schema; undefined where the subset has no words for all of it. */
export function toGoogleSchema(schema: JsonObject): JsonObject | undefined {
  try {
    return print(schema);
  } catch (error) {
    if (error instanceof Inexpressible) return undefined;
    throw error;
  }
}

function print(schema: unknown): JsonObject {
  if (!isJsonObject(schema)) throw new Inexpressible();
  assertFilled(schema);
  const printed: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    const printer = Object.hasOwn(PRINTERS, keyword) ? PRINTERS[keyword] : undefined;
    if (printer === undefined) throw new Inexpressible();
    printed[keyword] = printer(value, schema);
  }
  return allowsNull(schema) ? { ...printed, nullable: true } : printed;
}

/** Google refuses a schema without a type, a list without its items and an object without its properties. */
function assertFilled({ type, anyOf, items, properties }: JsonObject): void {
  const { name } = typeOf(type);
  demand(name !== undefined || Array.isArray(anyOf));
  demand(name !== 'array' || items !== undefined);
  demand(name !== 'object' || properties !== undefined);
}

const allowsNull = ({ type, anyOf }: JsonObject): boolean =>
  typeOf(type).nullable || (Array.isArray(anyOf) && anyOf.some(isNull));

/** One type, or one and null. */
function typeOf(type: unknown): { readonly name?: string; readonly nullable: boolean } {
  if (type === undefined) return { nullable: false };
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  const [name, ...others] = Array.isArray(type) ? types.filter((named) => named !== 'null') : types;
  if (typeof name !== 'string' || others.length > 0 || !TYPES.has(name)) throw new Inexpressible();
  return { name, nullable: types.length === 2 };
}

const isNull = (schema: unknown): boolean =>
  isJsonObject(schema) && schema.type === 'null' && Object.keys(schema).length === 1;
