import { homedir } from 'node:os';
import type { Environment } from './environment.js';
import type { Folders } from './expand-path.js';

/** What this process was started with. */
export interface ProcessEnvironment extends Folders {
  readonly env: Environment;
}

/** Reads the variables and folders of this process: the only place that does. */
export function processEnvironment(): ProcessEnvironment {
  return { env: process.env, workingDirectory: process.cwd(), homeDirectory: homedir() };
}
