import type { JsonObject } from '@isartor/core';

/** The members of an object whose names are not in `known`, in their order; undefined when there is none. */
export function fieldsExcept(object: JsonObject, known: ReadonlySet<string>): JsonObject | undefined {
  let fields: [string, unknown][] | undefined;
  for (const name of Object.keys(object)) {
    if (known.has(name)) continue;
    fields ??= [];
    fields.push([name, object[name]]);
  }
  // fromEntries defines members, so that one named `__proto__` stays a member.
  return fields && Object.fromEntries(fields);
}
