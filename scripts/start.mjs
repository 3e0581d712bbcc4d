// `npm start`: installs, builds what changed and runs the gateway in demo mode.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { install, orExit, ROOT, turbo } from './lib/workspace.mjs';

install();
orExit(turbo(['build', '--output-logs=errors-only', '--filter=@isartor/cli...'], { quiet: true }));

const main = join(ROOT, 'apps', 'cli', 'dist', 'main.js');
process.argv = [process.execPath, main, 'up', '--demo', ...process.argv.slice(2)];
await import(pathToFileURL(main).href);
