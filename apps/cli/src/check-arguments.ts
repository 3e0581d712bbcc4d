import { nearestName } from '@isartor/gateway';
import type { ArgDef, ArgsDef } from 'citty';
import type { CliCommand } from './cli-command.js';
import { UsageError } from './usage-error.js';

function unknownFlag(flag: string, args: ArgsDef): UsageError {
  const names = Object.keys(args).filter((name) => args[name]?.type !== 'positional');
  const flags = [...names, 'help'].map((name) => `--${name}`);
  return new UsageError(`Unknown flag ${flag}; did you mean ${nearestName(flag, flags)}?`);
}

/**
 * How many of the arguments a flag takes; one that has a default may stand without a value.
 * @throws UsageError for one that is unknown or lacks its value.
 */
function flagLength(rawArguments: readonly string[], index: number, args: ArgsDef): 1 | 2 {
  const [flag = '', ...values] = (rawArguments[index] ?? '').split('=');
  const definition = flag.startsWith('--') ? args[flag.slice(2)] : undefined;
  if (definition === undefined || definition.type === 'positional') throw unknownFlag(flag, args);
  if (definition.type === 'boolean') {
    if (values.length > 0) throw new UsageError(`The flag ${flag} takes no value`);
    return 1;
  }
  if (values.length === 0) return lengthWith(rawArguments[index + 1], flag, definition);
  if (values.join('=') === '') throw lacksValue(flag);
  return 1;
}

function lengthWith(following: string | undefined, flag: string, definition: ArgDef): 1 | 2 {
  const standsAlone = following === undefined || following.startsWith('-');
  if (standsAlone && definition.default !== undefined) return 1;
  if (!following || following.startsWith('--')) throw lacksValue(flag);
  return 2;
}

const lacksValue = (flag: string): UsageError => new UsageError(`The flag ${flag} needs a value`);

/** Refuses what a command does not take. @throws UsageError naming the nearest flag. */
export function checkArguments(rawArguments: readonly string[], { name, args }: CliCommand): void {
  let room = Object.values(args).filter(({ type }) => type === 'positional').length;
  for (let index = 0; index < rawArguments.length; ) {
    const argument = rawArguments[index] ?? '';
    // A dash alone stands for the standard input or output.
    if (argument.startsWith('-') && argument !== '-') {
      index += flagLength(rawArguments, index, args);
      continue;
    }
    if (room === 0) throw new UsageError(`"isartor ${name}" does not take the argument "${argument}"`);
    room -= 1;
    index += 1;
  }
}
