import { type ArgsDef, parseArgs } from 'citty';
import { UsageError } from '../usage-error.js';
import { GATEWAY_FLAGS } from './gateway-flags.js';
import { PURGE_FLAGS } from './read-purge-flags.js';

/** What `isartor cache` takes. */
export const CACHE_ARGS = {
  action: {
    type: 'positional',
    description: 'stats, purge, export, import, feedback or calibrate',
  },
  file: {
    type: 'positional',
    required: false,
    description: 'The file, none or - is a pipe; feedback: the x-isartor-request-id',
  },
  ...PURGE_FLAGS,
  yes: { type: 'boolean', description: 'purge: do not ask before --all' },
  wrong: { type: 'boolean', description: 'feedback: the answer was wrong; what it came from is dropped' },
  right: { type: 'boolean', description: 'feedback: the answer was right' },
  force: { type: 'boolean', description: 'export: replace the file if there is one' },
  json: { type: 'boolean', description: 'Print JSON' },
  ...GATEWAY_FLAGS,
} as const satisfies ArgsDef;

/** The flags that name a gateway; the settings are taken by all. */
const GATEWAY = ['url', 'gateway-key'] as const;

/** Flags and the file, where only some actions take them. */
const ACTIONS = {
  stats: { flags: GATEWAY, takesFile: false },
  purge: { flags: [...GATEWAY, 'key', 'tag', 'tenant', 'all', 'yes'], takesFile: false },
  export: { flags: [...GATEWAY, 'force'], takesFile: true },
  import: { flags: GATEWAY, takesFile: true },
  feedback: { flags: [...GATEWAY, 'wrong', 'right'], takesFile: true },
  calibrate: { flags: [], takesFile: true },
} as const satisfies Record<string, { readonly flags: readonly string[]; readonly takesFile: boolean }>;

/** What is done with the caches. */
export type CacheAction = keyof typeof ACTIONS;

/** A command line that was understood. */
export interface CacheCommandLine {
  readonly action: CacheAction;
  /** Or the request id; `-` where none was named. */
  readonly file: string;
  readonly rawArguments: string[];
  has(flag: 'yes' | 'force' | 'json' | 'wrong' | 'right'): boolean;
}

/** @throws UsageError for no action, for an unknown one, and for what does not go with it. */
export function readCacheCommandLine(rawArguments: string[]): CacheCommandLine {
  const args = { ...CACHE_ARGS, action: { ...CACHE_ARGS.action, required: false } } as const;
  const { action, file } = parseArgs<typeof args>(rawArguments, args);
  if (!isAction(action)) {
    const [last, ...others] = Object.keys(ACTIONS).reverse();
    throw new UsageError(`"isartor cache" needs to know what to do: ${others.reverse().join(', ')} or ${last}`);
  }
  const { flags, takesFile } = ACTIONS[action];
  if (file !== undefined && !takesFile)
    throw new UsageError(`"isartor cache ${action}" does not take the argument "${file}"`);
  const foreign = Object.values(ACTIONS)
    .flatMap((other): readonly string[] => other.flags)
    .find((flag) => isGiven(flag, rawArguments) && !(flags as readonly string[]).includes(flag));
  if (foreign !== undefined) throw new UsageError(`"isartor cache ${action}" does not take the flag --${foreign}`);
  return { action, file: file ?? '-', rawArguments, has: (flag) => isGiven(flag, rawArguments) };
}

const isAction = (action: string | undefined): action is CacheAction =>
  action !== undefined && Object.hasOwn(ACTIONS, action);

const isGiven = (flag: string, rawArguments: readonly string[]): boolean =>
  rawArguments.some((argument) => argument === `--${flag}` || argument.startsWith(`--${flag}=`));
