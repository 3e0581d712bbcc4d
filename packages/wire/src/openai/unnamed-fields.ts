import type { Extensions, JsonObject } from '@isartor/core';
import { fieldsExcept } from '../json/fields-except.js';
import { isJsonObject } from '../json/is-json-object.js';

/** The names that the canonical model has for the fields of an object inside another one. */
export interface InnerFields {
  readonly field: string;
  readonly named: ReadonlySet<string>;
}

interface Extended {
  readonly extensions?: Extensions;
}

/**
 * What an object, and one object inside it, holds besides its named fields, in the shape it came in and ready to be
 * spread into a canonical part: `{ image_url: { url, x } }` gives `{ extensions: { openai: { image_url: { x } } } }`.
 */
export function unnamedFields(outer: JsonObject, named: ReadonlySet<string>, inner?: InnerFields): Extended {
  const fields = fieldsExcept(outer, named);
  const nested = inner && innerFields(outer, inner);
  if (inner === undefined || nested === undefined) return extended(fields);
  return extended({ ...fields, [inner.field]: nested });
}

/** Wraps fields as extensions; nothing when there are none. */
export const extended = (fields: JsonObject | undefined): Extended =>
  fields === undefined ? {} : { extensions: { openai: fields } };

/** The fields that `unnamedFields` put aside, to be merged back. */
export const openaiFields = ({ extensions }: Extended): JsonObject => extensions?.openai ?? {};

/** Those of the object inside. */
export function openaiInnerFields(holder: Extended, field: string): JsonObject {
  const inner = openaiFields(holder)[field];
  return isJsonObject(inner) ? inner : {};
}

function innerFields(outer: JsonObject, { field, named }: InnerFields): JsonObject | undefined {
  const inner = outer[field];
  return isJsonObject(inner) ? fieldsExcept(inner, named) : undefined;
}
