#!/usr/bin/env node
import { processEnvironment } from '@isartor/gateway';
import type { CliContext } from './cli-context.js';
import { createCommands } from './command-list.js';
import { runCli } from './run-cli.js';

const context: CliContext = {
  environment: processEnvironment(),
  print: (text) => void process.stdout.write(text),
  printError: (text) => void process.stderr.write(text),
};

// A reader that has seen enough (`isartor config | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runCli(process.argv.slice(2), createCommands(context), context);
