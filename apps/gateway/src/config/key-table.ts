import type { KeyDefinition, KeyTable } from './key-definition.js';
import { CACHE_KEYS } from './keys/caches.js';
import { CLOUD_KEYS } from './keys/cloud.js';
import { CONTEXT_OPTIMIZER_KEYS } from './keys/context-optimizer.js';
import { KEYS_AND_TENANTS_KEYS } from './keys/keys-and-tenants.js';
import { SERVER_KEYS } from './keys/server.js';
import { SLM_ROUTER_KEYS } from './keys/slm-router.js';
import { TELEMETRY_KEYS } from './keys/telemetry.js';
import { TOOLS_KEYS } from './keys/tools.js';

/** Every key there is, in groups, in the order in which they are shown. */
const GROUPS = {
  Provider: CLOUD_KEYS,
  Server: SERVER_KEYS,
  'Keys and tenants': KEYS_AND_TENANTS_KEYS,
  Caches: CACHE_KEYS,
  'Small language model': SLM_ROUTER_KEYS,
  'Context optimiser': CONTEXT_OPTIMIZER_KEYS,
  Telemetry: TELEMETRY_KEYS,
  Tools: TOOLS_KEYS,
};

type Intersection<Union> = (Union extends unknown ? (member: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;

/** The types of all keys by path. */
export type ConfigKeys = Intersection<(typeof GROUPS)[keyof typeof GROUPS]>;

/** The keys in groups: a title, and the keys under it. */
export const KEY_GROUPS: readonly (readonly [title: string, keys: KeyTable])[] = Object.entries(GROUPS);

/** The keys by path. */
export const CONFIG_KEYS: ReadonlyMap<string, KeyDefinition> = new Map<string, KeyDefinition>(
  KEY_GROUPS.flatMap(([, keys]) => Object.entries(keys)),
);
