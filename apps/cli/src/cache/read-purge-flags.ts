import type { ArgsDef } from 'citty';
import { valuesOf } from '../config-flags.js';
import { UsageError } from '../usage-error.js';

/** The flags that say what to purge. */
export const PURGE_FLAGS = {
  key: { type: 'string', valueHint: 'KEY', description: 'purge: the entry with this cache key (cache.key in spans)' },
  tag: { type: 'string', valueHint: 'TAG', description: 'purge: what was filed under this tag' },
  tenant: { type: 'string', valueHint: 'TENANT', description: 'purge: all that belongs to this tenant' },
  all: { type: 'boolean', description: 'purge: everything, of every tenant' },
} as const satisfies ArgsDef;

/** What to purge, as the gateway takes it. */
export type PurgeBody = Readonly<Record<string, string | true>>;

/** Everything that a command line asks to purge: one item for each flag given. */
export function purgeFlags(rawArguments: readonly string[]): readonly PurgeBody[] {
  const named = (['key', 'tag', 'tenant'] as const).flatMap((name) =>
    valuesOf(`--${name}`, rawArguments).map((value) => ({ [name]: value })),
  );
  return rawArguments.includes('--all') ? [...named, { all: true }] : named;
}

/** The one thing to purge. @throws UsageError for none, and for several: the gateway drops one thing at a time. */
export function readPurgeFlags(rawArguments: readonly string[]): PurgeBody {
  const [purge, ...others] = purgeFlags(rawArguments);
  if (purge !== undefined && others.length === 0) return purge;
  throw new UsageError('"isartor cache purge" needs one of --key, --tag, --tenant and --all, once');
}
