import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { CliContext } from '../src/cli-context.js';
import { createCommands } from '../src/command-list.js';
import { runCli } from '../src/run-cli.js';

/** What one run of the program left behind. */
export interface CliRun {
  readonly exitCode: number;
  readonly output: string;
  readonly errorOutput: string;
}

/** What is around one run; nobody sits at a terminal unless something is said. */
export interface CliSurroundings
  extends Partial<
    Pick<CliContext, 'confirm' | 'showProgress' | 'writeBytes' | 'print' | 'printError' | 'screen' | 'interruption'>
  > {
  /** What comes in by the standard input. */
  readonly input?: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

/** A folder of its own to run the program in; nothing of this machine's settings gets in. */
export function createCliFixture() {
  const folder = mkdtempSync(join(tmpdir(), 'isartor-cli-'));
  const run = async (
    commandLine: readonly string[],
    env: Record<string, string> = {},
    { input, ...more }: CliSurroundings = {},
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
      writeBytes: async (bytes) => {
        written.output += Buffer.from(bytes).toString();
      },
      openInput: () => Readable.from(input ?? []),
      interruption: () => new AbortController().signal,
      ...more,
    };
    const exitCode = await runCli([...commandLine], createCommands(context), context);
    return { exitCode, ...written };
  };
  return { folder, run, remove: () => rmSync(folder, { recursive: true }) };
}
