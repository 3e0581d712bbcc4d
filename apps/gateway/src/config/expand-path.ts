import { join, resolve } from 'node:path';

/** Where paths start. */
export interface Folders {
  readonly workingDirectory: string;
  readonly homeDirectory: string;
}

/** A path as absolute: `~/` is the home folder, a relative path starts at the working directory. */
export function expandPath(path: string, folders: Folders): string {
  if (path === '~' || path.startsWith('~/')) return join(folders.homeDirectory, path.slice(1));
  return resolve(folders.workingDirectory, path);
}
