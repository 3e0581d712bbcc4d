import type { JsonObject } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';
import { camelName } from './field-names.js';

/** Reads one keyword's value. */
type Reader = (value: unknown) => unknown;

const readSchema: Reader = (value) => (isJsonObject(value) ? toJsonSchema(value) : value);
const readSchemas: Reader = (value) => (Array.isArray(value) ? value.map(readSchema) : value);
const readProperties: Reader = (value) =>
  isJsonObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, readSchema(schema)]))
    : value;
const readType: Reader = (value) => (typeof value === 'string' ? value.toLowerCase() : value);
/** Google prints 64-bit integers as strings. */
const readCount: Reader = (value) => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value);

const READERS: Readonly<Record<string, Reader>> = {
  type: (value) => (Array.isArray(value) ? value.map(readType) : readType(value)),
  items: readSchema,
  prefixItems: readSchemas,
  anyOf: readSchemas,
  properties: readProperties,
  additionalProperties: readSchema,
  minItems: readCount,
  maxItems: readCount,
  minLength: readCount,
  maxLength: readCount,
  minProperties: readCount,
  maxProperties: readCount,
};

/**
 * Reads Google's subset of the OpenAPI schema (types in capitals, `nullable`) as the JSON schema it stands for. Keywords
 * that are JSON schema already stay as they are.
 */
export function toJsonSchema(schema: JsonObject): JsonObject {
  const fields = Object.entries(schema).map(([given, value]) => {
    const name = camelName(given);
    return [name, Object.hasOwn(READERS, name) ? READERS[name]?.(value) : value] as const;
  });
  const { nullable, ...read }: Record<string, unknown> = Object.fromEntries(fields);
  if (read.type === 'type_unspecified') delete read.type;
  // A format of Google's own, which says that there is an enumeration.
  if (read.format === 'enum' && Array.isArray(read.enum)) delete read.format;
  return nullable === true ? withNull(read) : read;
}

function withNull(schema: JsonObject): JsonObject {
  const { type, anyOf, enum: values } = schema;
  return {
    ...schema,
    ...(typeof type === 'string' && { type: [type, 'null'] }),
    ...(type === undefined && Array.isArray(anyOf) && { anyOf: [...anyOf, { type: 'null' }] }),
    ...(Array.isArray(values) && !values.includes(null) && { enum: [...values, null] }),
  };
}
