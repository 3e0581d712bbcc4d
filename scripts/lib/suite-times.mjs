import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './workspace.mjs';

const RUNS = join(ROOT, '.turbo', 'runs');

/** Prints how long each suite of the newest run took, from turbo's own summary of it. */
export function reportSuites() {
  const newest = newestSummary();
  if (newest === undefined) return;
  const { tasks } = JSON.parse(readFileSync(newest, 'utf8'));
  const suites = tasks.filter(({ task }) => task === 'test');
  console.log('\nSuites');
  for (const { package: name, execution, cache } of suites)
    console.log(`  ${name.padEnd(36)} ${timeOf(execution, cache)}`);
  rmSync(RUNS, { recursive: true, force: true });
}

function timeOf(execution, cache) {
  if (cache?.status === 'HIT') return 'unchanged since it last passed';
  if (execution === undefined || execution === null) return 'not run';
  const seconds = (execution.endTime - execution.startTime) / 1000;
  return `${seconds.toFixed(1).padStart(6)} s${execution.exitCode === 0 ? '' : '  FAILED'}`;
}

function newestSummary() {
  try {
    const files = readdirSync(RUNS).map((name) => join(RUNS, name));
    return files.sort((left, right) => statSync(right).mtimeMs - statSync(left).mtimeMs)[0];
  } catch {
    return undefined;
  }
}
