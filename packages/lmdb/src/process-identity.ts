import { readFileSync, readlinkSync } from 'node:fs';

/** Names one process for good: a number alone is given to another process later. What cannot be told is ''. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks since the machine's start. */
  readonly started: string;
  /** The machine's start. */
  readonly boot: string;
  /** Within which process numbers mean the same: a container has its own. */
  readonly namespace: string;
}

/** This process. */
export function thisProcess(): ProcessIdentity {
  return {
    pid: process.pid,
    started: startOf(process.pid),
    boot: attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    namespace: attempt(() => readlinkSync('/proc/self/ns/pid')),
  };
}

/** Whether the process still runs; undefined where it cannot be seen from here. */
export function isRunning({ pid, started, boot, namespace }: ProcessIdentity): boolean | undefined {
  const here = thisProcess();
  if (boot !== here.boot) return false;
  if (namespace !== here.namespace) return undefined;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Any other error means that there is one, of another user.
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
  }
  return startOf(pid) === started;
}

/** Field 22 of `/proc/<pid>/stat`; the second one is a name that may hold blanks and brackets. */
function startOf(pid: number): string {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function attempt(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
