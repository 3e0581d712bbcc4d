// `npm run check`: everything that must hold before a change lands. `--full` adds what takes long.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { install, orExit, ROOT, tool, turbo, workspaces } from './lib/workspace.mjs';

const steps = [
  ['typecheck', () => turbo(['build', 'typecheck', '--output-logs=errors-only'])],
  ['lint', () => tool('biome', ['check', '.'])],
  ['unused', () => tool('knip', ['--no-progress'])],
  ['packages', publint],
  ['architecture', () => node(['--test', 'scripts/architecture.test.mjs'])],
  ['tests', () => node(['scripts/test.mjs'])],
  ...(process.argv.includes('--full') ? [['tests on Node 24', testsOnNode24]] : []),
];

install();
for (const [name, run] of steps) {
  const started = performance.now();
  const status = run();
  console.log(
    `${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
  orExit(status);
}

function node(args) {
  return spawnSync(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] }).status ?? 1;
}

/** The second supported line of Node, which npm brings; everything is built by then. */
function testsOnNode24() {
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const run = (folder) =>
    spawnSync('npx', ['--yes', '--loglevel=error', 'node@24', vitest, 'run'], {
      cwd: join(ROOT, folder),
      stdio: ['ignore', 'inherit', 'inherit'],
    }).status ?? 1;
  return workspaces()
    .filter((folder) => existsSync(join(ROOT, folder, 'vitest.config.ts')))
    .reduce((worst, folder) => Math.max(worst, run(folder)), 0);
}

/** Every workspace that is published must be usable as a package. */
function publint() {
  const published = workspaces().filter((folder) => folder.startsWith('packages/') || folder.startsWith('apps/'));
  return published.reduce(
    (worst, folder) => Math.max(worst, tool('publint', [folder, '--strict', '--pack', 'false'])),
    0,
  );
}
