import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';

/** Where and when figures were measured: they are of this machine, and of nothing else that it had to do. */
export function machine(): string {
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / 1024 ** 3)} GiB`;
  const load = loadavg()[0]?.toFixed(1) ?? '?';
  const date = new Date().toISOString().slice(0, 10);
  return `${date}, commit ${commit()}, Node ${process.version}, ${cpus().length} cores of ${cpu?.model ?? 'an unknown kind'}, ${memory}, load at the start ${load}`;
}

function commit(): string {
  const git = (...args: readonly string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();
  try {
    const hasChanges = git('status', '--porcelain', '--', ':!/docs/benchmarks') !== '';
    return `${git('rev-parse', '--short', 'HEAD')}${hasChanges ? ' with changes' : ''}`;
  } catch {
    return 'unknown';
  }
}
