import { nearestName } from '@isartor/gateway';
import { checkArguments } from './check-arguments.js';
import type { CliCommand } from './cli-command.js';
import type { CliContext } from './cli-context.js';
import { renderCommandHelp, renderHelp } from './render-help.js';
import { UsageError } from './usage-error.js';
import { version } from './version.js';

const HELP = ['--help', '-h'];
const VERSION = ['--version', '-v', 'version'];

function findCommand(name: string, commands: readonly CliCommand[]): CliCommand {
  const command = commands.find((candidate) => candidate.name === name);
  if (command !== undefined) return command;
  const [word = ''] = name.split('=');
  const isFlag = word.startsWith('-');
  const names = isFlag ? ['--help', '--version'] : [...commands.map((candidate) => candidate.name), 'help', 'version'];
  throw new UsageError(`Unknown ${isFlag ? 'flag' : 'command'} ${word}; did you mean ${nearestName(word, names)}?`);
}

async function dispatch(rawArguments: string[], commands: readonly CliCommand[], context: CliContext): Promise<void> {
  const [first, ...rest] = rawArguments;
  if (first !== undefined && VERSION.includes(first)) return context.print(`${version()}\n`);
  const asksHelp = first === undefined || first === 'help' || HELP.includes(first);
  const name = asksHelp ? rest.find((argument) => !argument.startsWith('-')) : first;
  if (name === undefined) return context.print(renderHelp(commands));
  const command = findCommand(name, commands);
  if (asksHelp || rest.some((argument) => HELP.includes(argument))) return context.print(renderCommandHelp(command));
  checkArguments(rest, command);
  await command.run(rest);
}

/** Runs one command line. Resolves to the exit code: 0 done, 1 failed, 2 not understood. */
export async function runCli(
  rawArguments: string[],
  commands: readonly CliCommand[],
  context: CliContext,
): Promise<number> {
  try {
    await dispatch(rawArguments, commands, context);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      context.printError(`${error.message}\nSee: isartor --help\n`);
      return 2;
    }
    context.printError(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}
