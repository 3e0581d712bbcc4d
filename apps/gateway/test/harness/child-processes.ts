import { readdirSync, readFileSync } from 'node:fs';

/** Numbers of the processes that this one has started and whose command line has `words`; none where the system is not Linux. */
export function childProcesses(words: string, parent: number | 'self' = 'self'): readonly number[] {
  if (process.platform !== 'linux') return [];
  const threads = readdirSync(`/proc/${parent}/task`);
  const children = threads.flatMap((thread) => read(`/proc/${parent}/task/${thread}/children`).trim().split(/\s+/));
  return children.filter((child) => child !== '' && read(`/proc/${child}/cmdline`).includes(words)).map(Number);
}

/** What has ended meanwhile has nothing to tell. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
