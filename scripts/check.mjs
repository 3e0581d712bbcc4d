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
  ...(process.argv.includes('--full')
    ? [
        ['tests on Node 24', testsOnNode24],
        ['answers at size', answersAtSize],
        ['observability stack', observabilityStack],
        ['container image', () => node(['scripts/container.mjs'])],
      ]
    : []),
];

install();
for (const [name, run] of steps) {
  const started = performance.now();
  const status = run();
  const outcome = status === undefined ? 'SKIPPED' : status === 0 ? 'passed' : 'FAILED';
  console.log(`${name}: ${outcome} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  orExit(status ?? 0);
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

/** A million requests beside an oracle, and gateways that die twenty times amid a thousand writes; one file at a time. */
function answersAtSize() {
  const env = { ISARTOR_TEST_REQUESTS: '1000000', ISARTOR_TEST_DEATHS: '20', ISARTOR_TEST_WRITES: '1000' };
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const files = ['test/oracle', 'test/sudden-death'];
  return (
    spawnSync(process.execPath, [vitest, 'run', '--no-file-parallelism', ...files], {
      cwd: join(ROOT, 'apps', 'gateway'),
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    }).status ?? 1
  );
}

/** What docker/ holds, with the real Collector and Prometheus. Undefined where a program is not there. */
function observabilityStack() {
  const missing = ['prometheus', 'promtool', 'go'].filter((name) => spawnSync('which', [name]).status !== 0);
  if (missing.length > 0) {
    console.log(`${missing.join(', ')}: not installed`);
    return process.env.CI === 'true' ? 1 : undefined;
  }
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  return (
    spawnSync(process.execPath, [vitest, 'run', '--config', 'stack/vitest.config.ts'], {
      cwd: join(ROOT, 'observability'),
      stdio: ['ignore', 'inherit', 'inherit'],
    }).status ?? 1
  );
}

/** Every workspace that is published must be usable as a package. */
function publint() {
  const published = workspaces().filter((folder) => folder.startsWith('packages/') || folder.startsWith('apps/'));
  return published.reduce(
    (worst, folder) => Math.max(worst, tool('publint', [folder, '--strict', '--pack', 'false'])),
    0,
  );
}
