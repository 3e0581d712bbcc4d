/** An attribute value with the kind it had on the wire. Integers above 2^53 lose precision; bytes are hexadecimal. */
export type DecodedValue =
  | { readonly kind: 'string' | 'bytes'; readonly value: string }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'int' | 'double'; readonly value: number }
  | { readonly kind: 'array'; readonly value: readonly DecodedValue[] }
  | { readonly kind: 'map'; readonly value: readonly DecodedAttribute[] }
  | { readonly kind: 'empty'; readonly value: undefined };

/** One attribute as it was on the wire. */
export type DecodedAttribute = { readonly key: string } & DecodedValue;

/** An attribute as protobuf decodes it: of the value's fields only the one on the wire is present. */
export interface RawAttribute {
  readonly key?: string;
  readonly value?: RawValue;
}

interface RawValue {
  readonly stringValue?: string;
  readonly boolValue?: boolean;
  readonly intValue?: string;
  readonly doubleValue?: number;
  readonly arrayValue?: { readonly values: readonly RawValue[] };
  readonly kvlistValue?: { readonly values: readonly RawAttribute[] };
  readonly bytesValue?: Buffer;
}

export function decodeAttributes(raw: readonly RawAttribute[] = []): readonly DecodedAttribute[] {
  return raw.map(({ key = '', value = {} }) => ({ key, ...decodeValue(value) }));
}

/** The value of the attribute called `key`, whatever its kind; undefined where there is none. */
export function attributeValue(attributes: readonly DecodedAttribute[], key: string): DecodedValue['value'] {
  return attributes.find((attribute) => attribute.key === key)?.value;
}

export function decodeValue(raw: RawValue): DecodedValue {
  if (raw.stringValue !== undefined) return { kind: 'string', value: raw.stringValue };
  if (raw.boolValue !== undefined) return { kind: 'bool', value: raw.boolValue };
  if (raw.intValue !== undefined) return { kind: 'int', value: Number(raw.intValue) };
  if (raw.doubleValue !== undefined) return { kind: 'double', value: raw.doubleValue };
  if (raw.arrayValue !== undefined) return { kind: 'array', value: raw.arrayValue.values.map(decodeValue) };
  if (raw.kvlistValue !== undefined) return { kind: 'map', value: decodeAttributes(raw.kvlistValue.values) };
  if (raw.bytesValue !== undefined) return { kind: 'bytes', value: raw.bytesValue.toString('hex') };
  return { kind: 'empty', value: undefined };
}
