import type { DecodedSpan } from '@isartor/testing';

/** Attributes by name, each as its kind on the wire and its value. */
export type WireAttributes = Readonly<Record<string, readonly [kind: string, value: unknown]>>;

export const wireAttributes = ({ attributes }: Pick<DecodedSpan, 'attributes'>): WireAttributes =>
  Object.fromEntries(attributes.map(({ key, kind, value }) => [key, [kind, value] as const]));

export const text = (value: unknown) => ['string', value] as const;
export const whole = (value: unknown) => ['int', value] as const;
export const yes = ['bool', true] as const;
