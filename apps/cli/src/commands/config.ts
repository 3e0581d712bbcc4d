import { type LoadedConfig, loadConfig, renderConfigTable } from '@isartor/gateway';
import { type ArgsDef, parseArgs } from 'citty';
import type { CliCommand } from '../cli-command.js';
import type { CliContext } from '../cli-context.js';
import { CONFIG_FLAGS, readConfigArguments } from '../config-flags.js';
import { renderValues } from '../render-values.js';

const ARGS = {
  ...CONFIG_FLAGS,
  json: { type: 'boolean', description: 'Print JSON' },
  all: { type: 'boolean', description: 'Show the keys of parts that are not in this version too' },
  docs: { type: 'boolean', description: 'Print the reference of all keys, in Markdown' },
} as const satisfies ArgsDef;

function toJson({ file, values, warnings }: LoadedConfig): string {
  return `${JSON.stringify({ file: file ?? null, values, warnings }, undefined, 2)}\n`;
}

/** `isartor config`: every value in effect and its source, secrets hidden. */
export function createConfigCommand({ environment, print, printError }: CliContext): CliCommand {
  return {
    name: 'config',
    summary: 'Show every setting in effect and where it comes from',
    args: ARGS,
    examples: [
      ['isartor config', 'Show every setting in effect and where it comes from'],
      ['isartor config --docs', 'Explain every setting there is'],
    ],
    run(rawArguments) {
      const { json, all = false, docs } = parseArgs<typeof ARGS>(rawArguments, ARGS);
      if (docs) return print(renderConfigTable());
      const loaded = loadConfig({ ...environment, ...readConfigArguments(rawArguments) });
      if (json) return print(toJson(loaded));
      for (const warning of loaded.warnings) printError(`Warning: ${warning}\n`);
      print(renderValues(loaded, all));
    },
  };
}
