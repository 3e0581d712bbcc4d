type Present<T> = { readonly [Field in keyof T]?: Exclude<T[Field], null | undefined> };

/** The fields that hold a value: null means left out. */
export function present<const T extends object>(fields: T): Present<T> {
  const kept: Partial<Record<string, unknown>> = {};
  for (const name of Object.keys(fields)) {
    const value = fields[name as keyof T];
    if (value !== null && value !== undefined) kept[name] = value;
  }
  return kept as Present<T>;
}
