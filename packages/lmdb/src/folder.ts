import { chmodSync, closeSync, mkdirSync, openSync, realpathSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { NETWORK_FILE_SYSTEMS } from './network-file-systems.js';

/** The number of the file system that holds a path, as Linux' `statfs` gives it; undefined where nobody can tell. */
export type FileSystemOf = (path: string) => number | undefined;

/** The files that LMDB keeps in the folder: the data, and the table of its readers. */
export const DATABASE_FILES = ['data.mdb', 'lock.mdb'] as const;

/**
 * Makes the folder where it is missing, for its owner only, and tells its real path. Throws where it is on a network
 * file system.
 */
export function prepareFolder(path: string, fileSystemOf: FileSystemOf = linuxFileSystemOf): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const name = NETWORK_FILE_SYSTEMS.get((fileSystemOf(path) ?? 0) >>> 0);
  if (name !== undefined) {
    throw new Error(`The cache folder ${path} is on a network file system (${name}); it must be on a local disk`);
  }
  return realpathSync(path);
}

/** Makes the database's files beforehand: LMDB would let the group and others read them. */
export function prepareFiles(folder: string): void {
  for (const name of DATABASE_FILES) {
    const path = join(folder, name);
    closeSync(openSync(path, 'a', 0o600));
    chmodSync(path, 0o600);
  }
}

function linuxFileSystemOf(path: string): number | undefined {
  return process.platform === 'linux' ? statfsSync(path).type : undefined;
}
