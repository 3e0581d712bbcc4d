import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CliContext } from '../src/cli-context.js';
import { createCommands } from '../src/command-list.js';
import { runCli } from '../src/run-cli.js';

/** What one run of the program left behind. */
export interface CliRun {
  readonly exitCode: number;
  readonly output: string;
  readonly errorOutput: string;
}

/** A folder of its own to run the program in; nothing of this machine's settings gets in. */
export function createCliFixture() {
  const folder = mkdtempSync(join(tmpdir(), 'isartor-cli-'));
  const run = async (
    commandLine: readonly string[],
    env: Record<string, string> = {},
    confirm?: CliContext['confirm'],
  ): Promise<CliRun> => {
    const written = { output: '', errorOutput: '' };
    const context: CliContext = {
      environment: { env, workingDirectory: folder, homeDirectory: join(folder, 'home') },
      print: (text: string) => {
        written.output += text;
      },
      printError: (text: string) => {
        written.errorOutput += text;
      },
      ...(confirm && { confirm }),
    };
    const exitCode = await runCli([...commandLine], createCommands(context), context);
    return { exitCode, ...written };
  };
  return { folder, run, remove: () => rmSync(folder, { recursive: true }) };
}
