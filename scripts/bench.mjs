// `npm run bench`: builds and prints every figure of the benchmarks; names of cases may follow, and after `semantic` those of
// its parts: `npm run bench semantic pairs banking`.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { install, orExit, ROOT, turbo } from './lib/workspace.mjs';

install();
orExit(turbo(['build', '--output-logs=errors-only'], { quiet: true }));
const main = join(ROOT, 'benchmarks', 'dist', 'main.js');
process.exit(spawnSync(process.execPath, [main, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1);
