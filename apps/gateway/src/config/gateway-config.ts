import type { Secret } from '@isartor/core';
import type { z } from 'zod';
import { type CamelCase, camelCase } from './camel-case.js';
import { hashKey } from './hash-key.js';
import type { KeyDefinition } from './key-definition.js';
import { CONFIG_KEYS, type ConfigKeys } from './key-table.js';
import type { Part } from './parts.js';
import type { GatewayKey } from './schemas/gateway-key.js';

type DeepReadonly<Value> = Value extends Secret
  ? Value
  : Value extends object
    ? { readonly [Name in keyof Value]: DeepReadonly<Value[Name]> }
    : Value;

type ValueOf<Key> = Key extends { readonly schema: infer Schema extends z.ZodType }
  ? DeepReadonly<z.output<Schema>>
  : never;

/** Paths of the keys that this version can act on. */
type BuiltPath<Table> = {
  [Path in keyof Table]: Table[Path] extends { readonly part: Part } ? never : Path;
}[keyof Table] &
  string;

type Nested<Table> = {
  readonly [Path in BuiltPath<Table> as Path extends `${string}.${string}` ? never : CamelCase<Path>]: ValueOf<
    Table[Path]
  >;
} & {
  readonly [Path in BuiltPath<Table> as Path extends `${infer Section}.${string}` ? CamelCase<Section> : never]: {
    readonly [Inner in BuiltPath<Table> as Path extends `${infer Section}.${string}`
      ? Inner extends `${Section}.${infer Name}`
        ? CamelCase<Name>
        : never
      : never]: ValueOf<Table[Inner]>;
  };
};

/**
 * The effective configuration: every key that this version can act on, in camelCase (`config.server.maxBodyBytes`).
 * `gatewayKeys` holds the single `gateway_api_key` too, as an administrator of the tenant `default`.
 */
export type GatewayConfig = Omit<Nested<ConfigKeys>, 'gatewayApiKey'>;

function isBuilt([, definition]: readonly [string, KeyDefinition]): boolean {
  return definition.part === undefined;
}

function nest(values: ReadonlyMap<string, unknown>): Nested<ConfigKeys> {
  const root: Record<string, unknown> = {};
  for (const [path] of [...CONFIG_KEYS].filter(isBuilt)) {
    const value = values.get(path);
    const [head = '', tail] = path.split('.').map(camelCase);
    if (tail === undefined) root[head] = value;
    else root[head] = { ...(root[head] as object | undefined), [tail]: value };
  }
  return root as Nested<ConfigKeys>;
}

/** The configuration in code, from the checked value of each key by path. */
export function toGatewayConfig(values: ReadonlyMap<string, unknown>): GatewayConfig {
  const { gatewayApiKey, ...config } = nest(values);
  if (gatewayApiKey === undefined) return config;
  const single: GatewayKey = { tenant: 'default', sha256: hashKey(gatewayApiKey.reveal()), admin: true };
  return { ...config, gatewayKeys: [single, ...config.gatewayKeys] };
}
