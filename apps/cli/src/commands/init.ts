import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { renderConfigFile } from '@isartor/gateway';
import { type ArgsDef, parseArgs } from 'citty';
import type { CliCommand } from '../cli-command.js';
import type { CliContext } from '../cli-context.js';

const ARGS = {
  config: { type: 'string', valueHint: 'FILE', description: 'The file to write (isartor.toml)' },
  force: { type: 'boolean', description: 'Replace the file if there is one' },
} as const satisfies ArgsDef;

const OWNER_ONLY = 0o600;

function write(file: string, force: boolean): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, renderConfigFile(), { mode: OWNER_ONLY, flag: force ? 'w' : 'wx' });
  // The mode above is only for new files.
  chmodSync(file, OWNER_ONLY);
}

/** `isartor init`: a commented configuration to start from, readable by its owner only since keys go into it. */
export function createInitCommand({ environment, print }: CliContext): CliCommand {
  return {
    name: 'init',
    summary: 'Write a commented isartor.toml to start from',
    args: ARGS,
    examples: [['isartor init', 'Write isartor.toml into this folder']],
    run(rawArguments) {
      const { config: name = 'isartor.toml', force = false } = parseArgs<typeof ARGS>(rawArguments, ARGS);
      try {
        write(resolve(environment.workingDirectory, name), force);
      } catch (error) {
        const taken = error instanceof Error && 'code' in error && error.code === 'EEXIST';
        throw taken ? new Error(`${name} is already there; isartor init --force replaces it`) : error;
      }
      print(`Wrote ${name}. Put your provider's key there (external_llm_api_key), then: isartor up\n`);
    },
  };
}
