import { createInterface } from 'node:readline/promises';
import type { CliContext } from './cli-context.js';

/** Makes a `confirm` that asks on `output` and reads a line of `input`: anything but y or yes is a no, its end too. */
export function createConfirm(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): NonNullable<CliContext['confirm']> {
  return async (question) => {
    const terminal = createInterface({ input, output });
    const ended = new Promise<string>((resolve) => terminal.once('close', () => resolve('')));
    try {
      return /^y(?:es)?$/i.test((await Promise.race([terminal.question(`${question} [y/N] `), ended])).trim());
    } finally {
      terminal.close();
    }
  };
}
