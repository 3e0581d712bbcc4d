import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const { packageManager } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const STAMP = join(ROOT, 'node_modules', '.isartor-installed');

/** Runs pnpm of the pinned version through npx, so that a machine needs only Node and npm. Returns its exit code. */
export function pnpm(args, { quiet = false } = {}) {
  return run('npx', ['--yes', '--loglevel=error', packageManager, ...args], { quiet });
}

/** Runs a command of the workspace's own tools. */
export function tool(name, args, options) {
  return run(join(ROOT, 'node_modules', '.bin', name), args, options);
}

function run(command, args, { quiet = false } = {}) {
  const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'];
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: ROOT, stdio, maxBuffer: 1 << 28 });
  if (error !== undefined) throw error;
  if (quiet && status !== 0) process.stderr.write(Buffer.concat([stdout, stderr]));
  return status ?? 1;
}

/** Installs what the lockfile names, unless exactly that is installed already. Exits when it cannot. */
export function install() {
  const wanted = fingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  console.log('Installing dependencies (the first time takes a minute) ...');
  orExit(pnpm(['install', '--frozen-lockfile'], { quiet: true }));
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, wanted);
}

/** Runs turbo tasks; turbo needs the package manager on its path, so it is started by it. */
export function turbo(args, options) {
  return pnpm(['exec', 'turbo', 'run', ...args], options);
}

export function orExit(status) {
  if (status !== 0) process.exit(status);
}

function fingerprint() {
  const hash = createHash('sha256');
  const files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests()];
  for (const file of files) hash.update(file).update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}

/** Every workspace's package.json, as a path from the root. */
export function manifests() {
  return ['package.json', ...workspaces().map((folder) => join(folder, 'package.json'))];
}

/** The folder of every workspace, as a path from the root. */
export function workspaces() {
  const grouped = ['packages', 'apps', 'examples'].flatMap((group) =>
    readdirSync(join(ROOT, group)).map((name) => join(group, name)),
  );
  return [...grouped, 'benchmarks', 'observability'].filter((folder) => existsSync(join(ROOT, folder, 'package.json')));
}
