#!/usr/bin/env node
import { processEnvironment } from '@isartor/gateway';
import type { CliContext } from './cli-context.js';
import { createCommands } from './command-list.js';
import { createConfirm } from './create-confirm.js';
import { runCli } from './run-cli.js';
import { createScreen } from './terminal/create-screen.js';
import { listenForInterruption } from './terminal/listen-for-interruption.js';

/** Of the line, as terminals understand it. */
const CLEAR_TO_END = '\u001b[K';

const context: CliContext = {
  environment: processEnvironment(),
  print: (text) => void process.stdout.write(text),
  printError: (text) => void process.stderr.write(text),
  writeBytes: (bytes) =>
    new Promise((resolve, reject) => {
      process.stdout.write(bytes, (error) => (error ? reject(error) : resolve()));
    }),
  openInput: () => process.stdin,
  ...(process.stderr.isTTY && {
    showProgress: (line: string) => void process.stderr.write(`\r${line}${CLEAR_TO_END}`),
  }),
  ...(process.stdout.isTTY && { screen: createScreen(process.stdout) }),
  interruption: () => listenForInterruption(process),
  // Questions go to the standard error: the output stays what the command prints.
  ...(process.stdin.isTTY && { confirm: createConfirm(process.stdin, process.stderr) }),
};

// A reader that has seen enough (`isartor config | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runCli(process.argv.slice(2), createCommands(context), context);
