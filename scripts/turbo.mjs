// Runs turbo tasks, with the package manager that turbo needs on its path.
import { install, orExit, turbo } from './lib/workspace.mjs';

install();
orExit(turbo([...process.argv.slice(2), '--output-logs=errors-only']));
