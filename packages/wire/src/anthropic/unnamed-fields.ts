import type { JsonObject } from '@isartor/core';
import { type Extended, type InnerFields, unnamedFieldsOf } from '../json/unnamed-fields.js';

const fields = unnamedFieldsOf('anthropic');

export const { extended, fieldsOf: anthropicFields, innerFieldsOf: anthropicInnerFields } = fields;

/** What a block or a tool holds besides its named fields. Null and an empty list of citations say what leaving out says. */
export const unnamedFields = (outer: JsonObject, named: ReadonlySet<string>, inner?: InnerFields): Extended =>
  fields.unnamed(withoutNeutral(outer), named, inner);

function withoutNeutral(outer: JsonObject): JsonObject {
  const told = Object.entries(outer).filter(([name, value]) => value !== null && !isEmptyCitations(name, value));
  return Object.fromEntries(told);
}

const isEmptyCitations = (name: string, value: unknown): boolean =>
  name === 'citations' && Array.isArray(value) && value.length === 0;
