import type { ConfigFlag } from '@isartor/gateway';
import { type ArgsDef, parseArgs } from 'citty';
import { UsageError } from './usage-error.js';

/** The flags of every command that reads the configuration. */
export const CONFIG_FLAGS = {
  config: { type: 'string', valueHint: 'FILE', description: 'The file to read, in place of the usual ones' },
  demo: { type: 'boolean', description: 'Answer from a built-in provider, without a key' },
  'host-port': { type: 'string', valueHint: 'HOST:PORT', description: 'The address to listen on' },
  set: { type: 'string', valueHint: 'KEY=VALUE', description: 'Give any key of the configuration; may be repeated' },
} as const satisfies ArgsDef;

/** What a command line says about the configuration. */
export interface ConfigArguments {
  readonly file?: string;
  readonly flags: readonly ConfigFlag[];
}

/** Each value of a flag that may be repeated, in order. */
export function valuesOf(flag: string, rawArguments: readonly string[]): readonly string[] {
  return rawArguments.flatMap((argument, index) => {
    if (argument === flag) return [rawArguments[index + 1] ?? ''];
    return argument.startsWith(`${flag}=`) ? [argument.slice(flag.length + 1)] : [];
  });
}

function toFlag(assignment: string): ConfigFlag {
  const equals = assignment.indexOf('=');
  if (equals < 1) throw new UsageError('The flag --set needs KEY=VALUE, as in --set cache_ttl_secs=60');
  return { flag: '--set', path: assignment.slice(0, equals).trim(), value: assignment.slice(equals + 1) };
}

/** Reads the flags of `CONFIG_FLAGS`; a flag of its own beats `--set`. */
export function readConfigArguments(rawArguments: string[]): ConfigArguments {
  const { config, demo, 'host-port': hostPort } = parseArgs<typeof CONFIG_FLAGS>(rawArguments, CONFIG_FLAGS);
  return {
    ...(config === undefined ? {} : { file: config }),
    flags: [
      ...valuesOf('--set', rawArguments).map(toFlag),
      ...(demo ? [{ flag: '--demo', path: 'demo', value: 'true' }] : []),
      ...(hostPort === undefined ? [] : [{ flag: '--host-port', path: 'host_port', value: hostPort }]),
    ],
  };
}
