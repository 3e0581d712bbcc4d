import { readFileSync } from 'node:fs';

/** Whether the process runs; one that has ended and that nobody has asked about does not. */
export function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
  } catch {
    return false;
  }
  if (process.platform !== 'linux') return true;
  const stat = readFileSync(`/proc/${processId}/stat`, 'utf8');
  return !/\) Z /.test(stat);
}
