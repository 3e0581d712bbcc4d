import type { ArgDef } from 'citty';
import type { CliCommand } from './cli-command.js';

type Row = readonly [left: string, right: string];

function table(title: string, rows: readonly Row[]): string {
  if (rows.length === 0) return '';
  const width = Math.max(...rows.map(([left]) => left.length));
  return `\n${title}:\n${rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n')}\n`;
}

function flagRow([name, definition]: [string, ArgDef]): Row {
  const value = definition.type === 'boolean' ? '' : ` ${definition.valueHint ?? 'VALUE'}`;
  return [`--${name}${value}`, definition.description ?? ''];
}

/** What the program is and does, for someone who sees it for the first time. */
export function renderHelp(commands: readonly CliCommand[]): string {
  const rows = commands.map(({ name, summary }): Row => [name, summary]);
  const examples = commands.flatMap((command) => command.examples.slice(0, 2));
  return `Isartor is a prompt firewall: an LLM gateway that answers what it safely can
before a prompt reaches a paid model.

Usage: isartor <command> [flags]
${table('Commands', rows)}${table('Flags', [
  ['-h, --help', 'Show this text, or the help of a command'],
  ['-v, --version', 'Show the version'],
])}${table('Examples', examples)}
Documentation: the folder docs of the repository. All settings: isartor config --docs
`;
}

/** What one command does and takes. */
export function renderCommandHelp({ name, summary, args, examples }: CliCommand): string {
  const entries = Object.entries(args);
  const positionals = entries.filter(([, { type }]) => type === 'positional');
  const flags = entries.filter(([, { type }]) => type !== 'positional');
  const usage = [
    'isartor',
    name,
    ...positionals.map(([argument, { required }]) => (required === false ? `[${argument}]` : `<${argument}>`)),
    ...(flags.length ? ['[flags]'] : []),
  ];
  return `${summary}.

Usage: ${usage.join(' ')}
${table(
  'Arguments',
  positionals.map(([argument, { description }]): Row => [argument, description ?? '']),
)}${table('Flags', flags.map(flagRow))}${table('Examples', examples)}`;
}
