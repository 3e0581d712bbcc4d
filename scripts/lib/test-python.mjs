import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from './workspace.mjs';

const REQUIREMENTS = join(ROOT, 'apps', 'gateway', 'test', 'clients', 'python', 'requirements.txt');

/** The interpreter that has the packages which suites need: the one that is named, or the one installed here. */
export function findTestPython() {
  const named = process.env.ISARTOR_TEST_PYTHON;
  if (named !== undefined && named !== '') return named;
  const { python, stamp } = places();
  return existsSync(stamp) ? python : undefined;
}

/** Makes a virtual environment with these packages, unless it is there. Returns what went wrong, if anything did. */
export function installTestPython() {
  const { folder, python, stamp } = places();
  if (existsSync(stamp)) return undefined;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  const steps = [
    ['python3', ['-m', 'venv', folder]],
    [python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', REQUIREMENTS]],
  ];
  for (const [command, args] of steps) {
    const { status, stderr, error } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    if (status !== 0) return error?.message ?? stderr.toString().trim();
  }
  writeFileSync(stamp, '');
  return undefined;
}

/** The folder is another one whenever the packages are others; the stamp says that all of them are in it. */
function places() {
  const hash = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 16);
  const folder = join(homedir(), '.cache', 'isartor-ci', `python-${hash}`);
  return { folder, python: join(folder, 'bin', 'python'), stamp: join(folder, 'isartor-installed') };
}
