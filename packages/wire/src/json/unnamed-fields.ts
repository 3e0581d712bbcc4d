import type { Extensions, JsonObject, WireFormat } from '@isartor/core';
import { fieldsExcept } from './fields-except.js';
import { isJsonObject } from './is-json-object.js';

/** The names that the canonical model has for the fields of an object inside another one. */
export interface InnerFields {
  readonly field: string;
  readonly named: ReadonlySet<string>;
}

/** Whatever can hold unnamed fields. */
export interface Extended {
  readonly extensions?: Extensions;
}

/** Keeps what one format's objects hold besides their named fields as that format's extensions, and gives it back. */
export interface UnnamedFields {
  /**
   * What an object, and one object inside it, holds besides its named fields, in the shape it came in and ready to be
   * spread into a canonical part: `{ image_url: { url, x } }` gives `{ extensions: { openai: { image_url: { x } } } }`.
   */
  unnamed(outer: JsonObject, named: ReadonlySet<string>, inner?: InnerFields): Extended;
  /** Wraps fields as extensions; nothing when there are none. */
  extended(fields: JsonObject | undefined): Extended;
  /** The fields that `unnamed` put aside, to be merged back. */
  fieldsOf(holder: Extended): JsonObject;
  /** Those of the object inside. */
  innerFieldsOf(holder: Extended, field: string): JsonObject;
}

/** The unnamed fields of one format. */
export function unnamedFieldsOf(format: WireFormat): UnnamedFields {
  const extended = (fields: JsonObject | undefined): Extended =>
    fields === undefined ? {} : { extensions: { [format]: fields } };
  const fieldsOf = ({ extensions }: Extended): JsonObject => extensions?.[format] ?? {};
  return {
    extended,
    fieldsOf,
    unnamed(outer, named, inner) {
      const fields = fieldsExcept(outer, named);
      const nested = inner && innerFields(outer, inner);
      if (inner === undefined || nested === undefined) return extended(fields);
      return extended({ ...fields, [inner.field]: nested });
    },
    innerFieldsOf(holder, field) {
      const inner = fieldsOf(holder)[field];
      return isJsonObject(inner) ? inner : {};
    },
  };
}

function innerFields(outer: JsonObject, { field, named }: InnerFields): JsonObject | undefined {
  const inner = outer[field];
  return isJsonObject(inner) ? fieldsExcept(inner, named) : undefined;
}
