import type { JsonObject } from '@isartor/core';
import { fieldsExcept } from '../json/fields-except.js';
import { unnamedFieldsOf } from '../json/unnamed-fields.js';

export const { extended, fieldsOf: responsesFields } = unnamedFieldsOf('responses');

/**
 * What an item or a content part holds besides its named fields. Null, an empty list of quotations and the state
 * `completed` say nothing, and are left out; undefined when nothing is left.
 */
export function unnamedFields(object: JsonObject, named: ReadonlySet<string>): JsonObject | undefined {
  const fields = Object.entries(fieldsExcept(object, named) ?? {}).filter(([name, value]) => !isNeutral(name, value));
  return fields.length === 0 ? undefined : Object.fromEntries(fields);
}

function isNeutral(name: string, value: unknown): boolean {
  if (name === 'status') return value === 'completed' || value === null;
  if (name === 'annotations') return value === null || (Array.isArray(value) && value.length === 0);
  return value === null;
}
